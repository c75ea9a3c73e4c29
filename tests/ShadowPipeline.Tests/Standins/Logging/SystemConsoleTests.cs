using AWS.Lambda.Powertools.Logging.Internal;

namespace ShadowPipeline.Tests.Standins.Logging;

/// <summary>Where lines go. They replace the process's console, so nothing runs beside them.</summary>
[CollectionDefinition(nameof(SystemConsoleTests), DisableParallelization = true)]
[Collection(nameof(SystemConsoleTests))]
public sealed class SystemConsoleTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("shadow-PollExperiment", false)]
    public void Lines_PassTheRuntimesWriterByInLambdaAlone(string? function, bool written)
    {
        var console = new SystemConsole(name => name == "AWS_LAMBDA_FUNCTION_NAME" ? function : null);

        Replaced(() => console.WriteLine("")).ShouldBe(written ? ("\n", "") : ("", ""));
        Replaced(() => console.Error("")).ShouldBe(written ? ("", "\n") : ("", ""));
    }

    [Fact]
    public void Debug_IsOnNeither() => Replaced(() => new SystemConsole(_ => null).Debug("x")).ShouldBe(("", ""));

    private static (string Out, string Error) Replaced(Action write)
    {
        var (before, errorsBefore) = (Console.Out, Console.Error);
        using StringWriter lines = new() { NewLine = "\n" }, errors = new() { NewLine = "\n" };
        try
        {
            Console.SetOut(lines);
            Console.SetError(errors);
            write();
        }
        finally
        {
            Console.SetOut(before);
            Console.SetError(errorsBefore);
        }

        return (lines.ToString(), errors.ToString());
    }
}
