using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ShadowPipeline.Tests.Functions.Logging;

namespace ShadowPipeline.Tests.Standins.Logging;

/// <summary>Every line of the functions through the logger that refuses what the official one refuses: it is written, and whole.</summary>
public sealed class FunctionLineTests : IDisposable
{
    private readonly LoggerBench _bench = new();

    public static TheoryData<string> Lines => [.. LogMethods.All.Select(LogMethods.NameOf)];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Line_IsWrittenWithEachOfItsParameters(string line)
    {
        var method = LogMethods.All.Single(one => LogMethods.NameOf(one) == line);
        var logger = _bench.FactoryLogger();

        foreach (var value in (Func<Type, object?>[])[Sample, Extreme, type => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Sample(type) : null])
        {
            var arguments = method.GetParameters().Select(parameter => parameter.ParameterType == typeof(ILogger) ? logger : value(parameter.ParameterType)).ToArray();
            _bench.Lines.Clear();
            method.Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);

            var written = JsonNode.Parse(_bench.Lines.ShouldHaveSingleItem())!.AsObject();
            foreach (var parameter in LogMethods.ParametersOf(method))
            {
                written.ContainsKey(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter.Name!)).ShouldBeTrue(parameter.Name);
            }
        }
    }

    public void Dispose() => _bench.Dispose();

    private static object Sample(Type type) => Nullable.GetUnderlyingType(type) is { } value ? Sample(value)
        : type == typeof(string) ? "text"
        : type == typeof(Exception) ? new InvalidOperationException("failed", new ArgumentException("because"))
        : Activator.CreateInstance(type)!;

    private static object Extreme(Type type) => Nullable.GetUnderlyingType(type) is { } value ? Extreme(value)
        : type == typeof(string) ? "\u001b[31m\"\n\u2028\ud800"
        : type == typeof(double) ? double.NaN
        : type == typeof(long) ? long.MinValue
        : type == typeof(int) ? int.MinValue
        : Sample(type);
}
