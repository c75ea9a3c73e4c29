using System.Text.Json;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Policies;

/// <summary>Reads a policy document as a whole: either a valid policy or every problem that it has.</summary>
public static class PolicyReader
{
    internal static IReadOnlyList<string> Keys { get; } =
    [
        "$schema", "modelPackageGroup", "endpoints", "experiment", "criteria", "evidence", "guardrails", "checkEvery", "busyTimeout",
        "onInsufficientEvidence", "maxExtensions", "requireConclusive", "onUnpreservedSettings", "whenBusy", "candidateModel", "mode",
    ];

    /// <summary>Reads a policy.</summary>
    /// <param name="json">The document; see policies/policy.schema.json. A <c>$schema</c> key is allowed and not kept.</param>
    /// <exception cref="InvalidPolicyException">
    /// The document is no JSON or no valid policy; it lists every problem with its JSON path.
    /// </exception>
    public static Policy Read(string json) => Read(json, PolicyRules.Check);

    /// <summary>
    /// Reads a policy that was accepted when it was recorded. Whether anything could be promoted under it is not asked again: a later version
    /// that knows better must not make an old decision unreadable.
    /// </summary>
    /// <param name="json">The recorded document.</param>
    /// <exception cref="InvalidPolicyException">The document is no JSON or no policy.</exception>
    public static Policy ReadRecorded(string json) => Read(json, (_, _) => { });

    private static Policy Read(string json, Action<Policy, ProblemList> check)
    {
        using var document = StrictJson.Parse(json, out var noJson);
        return document is null ? throw new InvalidPolicyException([noJson!]) : Read(document.RootElement, check);
    }

    private static Policy Read(JsonElement root, Action<Policy, ProblemList> check)
    {
        var problems = new ProblemList();
        var policy = new JsonField(root, JsonPath.Root, problems).Scope() is { } scope ? ReadWhole(scope) : null;
        if (policy is not null && problems.IsEmpty)
        {
            check(policy, problems);
        }

        return policy is not null && problems.IsEmpty ? policy : throw new InvalidPolicyException(problems.InOrderOf(root));
    }

    private static Policy ReadWhole(JsonScope scope)
    {
        scope.RefuseUnknown(Keys);
        scope.Optional("$schema", SchemaReference, false);
        return new Policy
        {
            ModelPackageGroup = scope.Required("modelPackageGroup", field => field.Text(AwsText.ModelPackageGroup), ""),
            Endpoints = scope.Required("endpoints", Endpoints, []),
            Experiment = scope.Required("experiment", ExperimentReader.Read, ExperimentReader.Placeholder),
            Criteria = scope.Required("criteria", CriteriaReader.Criteria, []),
            Evidence = scope.Optional("evidence", Evidence, new EvidencePolicy()),
            Guardrails = scope.Optional("guardrails", CriteriaReader.Guardrails, []),
            CheckEvery = scope.Optional(
                "checkEvery", field => Durations.Read(field, Durations.Minute, Durations.LongestTest), PolicyDuration.Hours(1)),
            BusyTimeout = scope.Optional(
                "busyTimeout", field => Durations.Read(field, TimeSpan.Zero, Durations.LongestTest), PolicyDuration.Hours(24)),
            OnInsufficientEvidence = scope.Optional("onInsufficientEvidence", PolicyWords.InsufficientEvidence.Read, default),
            MaxExtensions = scope.Optional("maxExtensions", field => field.WholeNumber(0, 10), 0),
            RequireConclusive = scope.Optional("requireConclusive", field => field.Flag(), false),
            OnUnpreservedSettings = scope.Optional("onUnpreservedSettings", PolicyWords.UnpreservedSettings.Read, default),
            WhenBusy = scope.Optional("whenBusy", PolicyWords.WhenBusy.Read, default),
            CandidateModel = scope.Optional("candidateModel", PolicyWords.CandidateModel.Read, default),
            Mode = scope.Optional("mode", PolicyWords.Mode.Read, default),
        };
    }

    private static bool SchemaReference(JsonField field)
    {
        if (field.Value.ValueKind != JsonValueKind.String)
        {
            field.Refuse($"is {JsonQuote.Of(field.Value)}, expected the address of the schema as text");
        }

        return true;
    }

    private static IReadOnlyList<string> Endpoints(JsonField field)
    {
        var names = field.List(1, 20, "endpoint names", item => item.Text(AwsText.EndpointName));

        // SageMaker does not tell endpoint names apart by case alone.
        field.RefuseRepeated(names, StringComparer.OrdinalIgnoreCase);
        return names;
    }

    private static EvidencePolicy Evidence(JsonField field)
    {
        if (field.Scope() is not { } scope)
        {
            return new EvidencePolicy();
        }

        var defaults = new EvidencePolicy();
        scope.RefuseUnknown("minInvocations", "minPeriods", "confidence", "maxMissingShare", "allowUnequalLoad");
        return new EvidencePolicy
        {
            MinInvocations = scope.Optional("minInvocations", item => item.WholeNumber(1, 1_000_000_000), defaults.MinInvocations),
            MinPeriods = scope.Optional("minPeriods", item => item.WholeNumber(2, TestWindow.MostPeriods), defaults.MinPeriods),
            Confidence = scope.Optional("confidence", item => item.Number(0.5, 0.9999), defaults.Confidence),
            MaxMissingShare = scope.Optional("maxMissingShare", item => item.Number(0, 0.9), defaults.MaxMissingShare),
            AllowUnequalLoad = scope.Optional("allowUnequalLoad", item => item.Flag(), defaults.AllowUnequalLoad),
        };
    }
}
