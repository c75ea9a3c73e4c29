using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Sources;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Commands;

/// <summary>An id that no record has: the nearest ones are what was probably meant.</summary>
internal static class UnknownDecision
{
    // A long history need not be read whole for a guess.
    public const int Newest = 500;

    /// <summary>Says it on standard error.</summary>
    /// <param name="services">The command's services.</param>
    /// <param name="id">What was asked for.</param>
    /// <param name="source">Where it is not.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task ExplainAsync(ShadowServices services, string id, IDecisionSource source, CancellationToken cancellationToken)
    {
        var view = new FailureView(services.Error);
        if (source.Nothing is { } nothing)
        {
            view.Write(nothing);
            return;
        }

        view.Write($"There is no decision \"{id}\" in {source.Name}.");
        var records = await source.ListAsync(new DecisionFilter { Limit = Newest }, cancellationToken);
        view.DidYouMean(NearestText.Of(id, records.Select(record => record.Id)));
    }
}
