namespace ShadowPipeline.Local.Scenarios;

/// <summary>The model behind the live variants: what its containers are and where they run.</summary>
internal sealed record LiveModelScenario(int Containers, bool MultiModel, bool Vpc, bool NetworkIsolation, bool Marketplace)
{
    public static LiveModelScenario Read(StrictObject json) => new(
        json.Whole("containers", 1, 1, 15),
        json.Flag("multiModel", false),
        json.Flag("vpc", false),
        json.Flag("networkIsolation", false),
        json.Flag("marketplace", false));
}
