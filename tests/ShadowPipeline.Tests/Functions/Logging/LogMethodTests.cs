using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace ShadowPipeline.Tests.Functions.Logging;

/// <summary>What a line is made of. The logger fails the step whose line holds a value of a type that it does not know, or a number that is none.</summary>
public sealed partial class LogMethodTests
{
    // Not double: NaN and the infinities are doubles.
    private static readonly Type[] Known = [typeof(string), typeof(int), typeof(int?), typeof(long), typeof(long?), typeof(bool), typeof(bool?)];

    // These the logger keeps for itself, and those every line of a run has.
    private static readonly string[] Taken =
    [
        "Level", "LogLevel", "Message", "Timestamp", "Service", "ColdStart", "XrayTraceId", "Name", "SamplingRate", "Exception", "CorrelationId", "json",
        "FunctionName", "FunctionVersion", "FunctionMemorySize", "FunctionArn", "FunctionRequestId",
        "RunId", "ExecutionArn", "ExperimentName", "EndpointName",
    ];

    [Fact]
    public void Parameters_AreOfTypesThatTheLoggerKnows() =>
        (from method in LogMethods.All
         from parameter in LogMethods.ParametersOf(method)
         where !Known.Contains(parameter.ParameterType)
         select $"{LogMethods.NameOf(method)}: {parameter.ParameterType.Name} {parameter.Name}").ShouldBeEmpty();

    [Fact]
    public void Parameters_HaveNamesOfTheirOwnAndNoFormat()
    {
        foreach (var method in LogMethods.All)
        {
            var holes = Hole().Matches(TemplateOf(method)).Select(hole => hole.Groups[1].Value).ToList();

            // A formatted value is what its text looks like: of a year a number, of NaN one that cannot be written.
            holes.ShouldAllBe(hole => hole.All(char.IsLetter), LogMethods.NameOf(method));
            holes.Intersect(Taken, StringComparer.OrdinalIgnoreCase).ShouldBeEmpty(LogMethods.NameOf(method));
            LogMethods.ParametersOf(method).Select(parameter => parameter.Name).ShouldBe(holes, StringComparer.OrdinalIgnoreCase, ignoreOrder: true);
        }
    }

    [Fact]
    public void Lines_AreWrittenByTheseMethodsAlone()
    {
        LogMethods.All.Count.ShouldBeGreaterThan(20);
        var calls = Directory.EnumerateFiles(Repository.PathOf("src", "ShadowPipeline.Functions"), "*.cs", SearchOption.AllDirectories)
            .Where(file => OtherWay().IsMatch(File.ReadAllText(file)));

        calls.ShouldBeEmpty();
    }

    private static string TemplateOf(MethodInfo method) => method.GetCustomAttribute<LoggerMessageAttribute>()!.Message;

    [GeneratedRegex("{([^}]*)}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\.(Log(Trace|Debug|Information|Warning|Error|Critical)?|BeginScope|AppendKey)\(")]
    private static partial Regex OtherWay();
}
