using ShadowPipeline.Cli.Running;
using ShadowPipeline.Local.Scenarios;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Cli.Commands;

/// <summary>Reads what <c>run</c> and <c>plan</c> take, and names the file in which a problem is.</summary>
internal static class EventInput
{
    /// <summary>The request; the event's text is read.</summary>
    public static async Task<RunRequest> ReadAsync(
        ShadowServices services,
        string eventPath,
        string? policy,
        string? scenario,
        string? database,
        int? seed,
        CancellationToken cancellationToken)
    {
        var text = eventPath == InputFile.StandardInput
            ? await services.In.ReadToEndAsync(cancellationToken)
            : InputFile.ReadText(eventPath, "an approval event");
        return new RunRequest(eventPath, policy, scenario, DatabaseFile.Resolve(database, services.CurrentDirectory), seed)
        {
            EventText = text,
        };
    }

    /// <summary>Runs the work; input that cannot be used names its file.</summary>
    public static async Task<T> NameFilesAsync<T>(RunRequest request, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (InvalidInputException exception)
        {
            throw UnusableFileException.At(PathOf(request, exception.Subject), exception);
        }
        catch (InvalidScenarioException exception)
        {
            throw new UnusableFileException(PathOf(request, "scenario"), "scenario", exception.Problems);
        }
    }

    private static string PathOf(RunRequest request, string subject) => subject switch
    {
        "policy" => request.PolicyPath ?? "policies",
        "scenario" => request.ScenarioFile ?? "the default scenario",
        _ => request.EventPath == InputFile.StandardInput ? "standard input" : request.EventPath,
    };
}
