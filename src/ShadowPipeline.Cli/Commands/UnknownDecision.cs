using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Commands;

/// <summary>An id that no record has: the nearest ones are what was probably meant.</summary>
internal static class UnknownDecision
{
    /// <summary>Says it on standard error.</summary>
    /// <param name="services">The command's services.</param>
    /// <param name="id">What was asked for.</param>
    /// <param name="path">The database; null when there is none.</param>
    /// <param name="database">The database as the user named it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task ExplainAsync(
        ShadowServices services, string id, string? path, string database, CancellationToken cancellationToken)
    {
        var view = new FailureView(services.Error);
        if (path is null)
        {
            view.Write($"There is no database {database} yet: \"shadow run EVENT\" creates it.");
            return;
        }

        view.Write($"There is no decision \"{id}\" in {database}.");
        var records = await services.Decisions.ListAsync(path, new DecisionFilter(), cancellationToken);
        var nearest = NearestText.Of(id, records.Select(record => record.Id));
        if (nearest.Count > 0)
        {
            view.Hint("The nearest ids are:");
            foreach (var name in nearest)
            {
                view.Hint($"  {name}");
            }
        }
    }
}
