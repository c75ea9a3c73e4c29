namespace ShadowPipeline.Cli.Running;

/// <summary>What to run.</summary>
/// <param name="EventPath">The approval event's file, or <c>-</c> for standard input.</param>
/// <param name="PolicyPath">The policy; null for all sample policies.</param>
/// <param name="ScenarioPath">The scenario; null for the default one.</param>
/// <param name="DatabasePath">
/// The local engine's database file, absolute. Bad input writes nothing: call <see cref="DatabaseFile.CreateFolder"/> once the input is
/// known to be good.
/// </param>
/// <param name="Seed">Overrides the scenario's seed.</param>
internal sealed record RunRequest(string EventPath, string? PolicyPath, string? ScenarioPath, string DatabasePath, int? Seed)
{
    /// <summary>The scenario's file: the one that is named, or the one beside the event; null for the default scenario.</summary>
    public string? ScenarioFile => ScenarioPath ?? (File.Exists(BesideEvent) ? BesideEvent : null);

    /// <summary>The table of prices; null for the one that comes with this software.</summary>
    public string? PricesPath { get; init; }

    // events/scenarios/p99-regression.json has p99-regression.scenario.json.
    private string? BesideEvent => EventPath == InputFile.StandardInput ? null : Path.ChangeExtension(EventPath, ".scenario.json");

    /// <summary>The event's text: standard input can be read only once, so the command reads it.</summary>
    public required string EventText { get; init; }
}
