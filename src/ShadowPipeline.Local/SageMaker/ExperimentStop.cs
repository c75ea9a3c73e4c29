using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting.Shapes;
using ShadowPipeline.Local.Scenarios;

namespace ShadowPipeline.Local.SageMaker;

/// <summary>StopInferenceExperiment: what becomes of each variant.</summary>
internal sealed class ExperimentStop(LocalWorld world)
{
    public IEnumerable<Operation> Operations => [new("StopInferenceExperiment", SageMakerShapes.StopExperiment, Stop)];

    private JsonObject Stop(JsonObject request)
    {
        var now = world.Clock.GetUtcNow();
        var experiment = world.State.Experiment(request.Text("Name")!);
        var status = ExperimentLifeCycle.StatusAt(experiment, now);
        // Only Running is known to be legal on AWS; the rest is refused rather than promised.
        if (status != "Running")
        {
            throw Refusal.Conflict(
                $"Inference experiment \"{experiment.Arn}\" has status {status} and cannot be stopped; legal is Running.");
        }

        var target = Target(experiment, request, now);
        experiment.Stop = new StopOrder(now, request.Text("DesiredState") ?? "Completed", request.Text("Reason"), target);
        experiment.LastModified = now;
        world.State.Configs[target.Name] = target;
        return new JsonObject { ["InferenceExperimentArn"] = experiment.Arn };
    }

    private EndpointConfig Target(Experiment experiment, JsonObject request, DateTimeOffset now)
    {
        var actions = request["ModelVariantActions"]!.AsObject();
        string[] known = [experiment.ProductionVariantName, experiment.ShadowVariantName];
        var unknown = actions.Select(action => action.Key).Except(known, StringComparer.Ordinal).ToList();
        var missing = known.Where(variant => !actions.ContainsKey(variant)).ToList();
        if (unknown.Count > 0 || missing.Count > 0)
        {
            throw Refusal.Invalid(
                $"ModelVariantActions must name the experiment's variants {string.Join(" and ", known)}; "
                + $"unknown: [{string.Join(", ", unknown)}], missing: [{string.Join(", ", missing)}].");
        }

        var desired = request["DesiredModelVariants"] is null
            ? null
            : request.Objects("DesiredModelVariants").Select(ModelVariant.Read).ToList();
        var kept = known.Where(variant => actions.Text(variant) != "Remove").ToList();
        if (desired?.Select(variant => variant.VariantName).Except(kept, StringComparer.Ordinal).ToList() is { Count: > 0 } strangers)
        {
            throw Refusal.Invalid($"DesiredModelVariants names [{string.Join(", ", strangers)}], which the actions do not keep.");
        }

        return (actions.Text(known[0]), actions.Text(known[1])) switch
        {
            ("Retain", "Remove") when desired is null => experiment.Before,
            ("Retain", "Remove") => Config(experiment, now, "retained", [Deployed(experiment, desired, known[0])], []),
            ("Retain", "Retain") when desired is null => experiment.During,
            ("Retain", "Retain") => Config(
                experiment, now, "retained", [Deployed(experiment, desired, known[0])], [Deployed(experiment, desired, known[1])]),
            ("Remove", "Promote") => Config(experiment, now, "promoted", [Deployed(experiment, desired, known[1])], []),
            var (production, shadow) => throw Refusal.Invalid(
                $"The actions {production} for '{known[0]}' and {shadow} for '{known[1]}' would not leave exactly one production variant."),
        };
    }

    private EndpointVariant Deployed(Experiment experiment, List<ModelVariant>? desired, string name)
    {
        var variant = desired?.Find(variant => variant.VariantName == name)
            ?? experiment.Variants.First(variant => variant.VariantName == name);
        return world.State.Models.ContainsKey(variant.ModelName)
            ? variant.ToEndpointVariant()
            : throw Refusal.Invalid($"Could not find model \"{AwsNames.Arn(world.Facts, "model", variant.ModelName)}\".");
    }

    private static EndpointConfig Config(
        Experiment experiment, DateTimeOffset now, string purpose, IReadOnlyList<EndpointVariant> production, IReadOnlyList<EndpointVariant> shadow) =>
        new(AwsNames.ConfigName(experiment.Name, purpose), now, production, shadow, null, experiment.Before.DataCapture, experiment.Before.KmsKey);
}
