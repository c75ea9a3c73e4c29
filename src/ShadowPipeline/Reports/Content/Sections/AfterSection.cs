using System.Globalization;
using ShadowPipeline.Decisions;
using ShadowPipeline.Reports.Words;

namespace ShadowPipeline.Reports.Content.Sections;

/// <summary>What the test cost, and what became of the endpoint.</summary>
internal static class AfterSection
{
    public static Section Of(Subject subject)
    {
        var record = subject.Record;
        return new Section("after", "Cost and what happened afterwards",
        [
            .. record.Release?.EndpointRestored == false ? [new Warning("The endpoint is not on the configuration that it had before the test, or not in service.")] : Enumerable.Empty<Block>(),
            new FactList([.. Facts(record)]),
        ]);
    }

    private static IEnumerable<Fact> Facts(DecisionRecord record)
    {
        yield return new Fact("Cost", record.Cost is { } cost
            ? $"{Amounts.Exact(Math.Round(cost.InstanceHours, 2))} instance hours of the shadow variant"
                + (cost.EstimatedUsd is { } usd ? $", about {usd.ToString("N2", CultureInfo.InvariantCulture)} USD at list prices" : ", of unknown price")
            : "None: no shadow variant is known to have run");
        if (record.Release is not { } release)
        {
            yield return new Fact("Endpoint", "Not given back yet when this report was written");
            yield break;
        }

        yield return new Fact("Endpoint", [Restored(release), .. release.EndpointConfigName is { } config ? [", on ", Phrase.Name(config)] : Enumerable.Empty<Phrase>()]);
        if (release.ExperimentStatus is { } status)
        {
            yield return new Fact("Experiment", Phrase.Name(status));
        }

        yield return new Fact("Candidate model", release.ModelDeleted ? "deleted from SageMaker" : "not deleted");
        yield return new Fact("Observed", Instants.Exact(release.At));
    }

    private static Phrase Restored(ReleaseRecord release) => release.EndpointRestored switch
    {
        true => "as it was before the test",
        false => "NOT as it was before the test",
        null => "not touched (no experiment was created)",
    };
}
