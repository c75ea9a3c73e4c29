using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ShadowPipeline.Json;

namespace ShadowPipeline.Policies;

/// <summary>Writes a policy's effective document: every key, every default, in one order.</summary>
public static class PolicyDocument
{
    /// <summary>The policy's id, version, effective document and the document's checksum.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="version">The store's counter, at least 1; null for a file.</param>
    public static PolicyIdentity Identify(Policy policy, int? version)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var document = Write(policy);
        var checksum = SHA256.HashData(Encoding.UTF8.GetBytes(CanonicalJson.Write(document)));
        return new PolicyIdentity(policy.ModelPackageGroup, version, Convert.ToHexStringLower(checksum), document);
    }

    /// <summary>The effective document; <see cref="PolicyReader.Read(string)"/> reads the same policy from it.</summary>
    /// <param name="policy">The policy.</param>
    public static JsonObject Write(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new JsonObject
        {
            ["modelPackageGroup"] = policy.ModelPackageGroup,
            ["endpoints"] = Texts(policy.Endpoints),
            ["experiment"] = Experiment(policy.Experiment),
            ["criteria"] = new JsonArray([.. policy.Criteria.Select(Criterion)]),
            ["evidence"] = Evidence(policy.Evidence),
            ["guardrails"] = new JsonArray([.. policy.Guardrails.Select(Guardrail)]),
            ["checkEvery"] = policy.CheckEvery.ToString(),
            ["busyTimeout"] = policy.BusyTimeout.ToString(),
            ["onInsufficientEvidence"] = PolicyWords.InsufficientEvidence.Of(policy.OnInsufficientEvidence),
            ["maxExtensions"] = policy.MaxExtensions,
            ["requireConclusive"] = policy.RequireConclusive,
            ["onUnpreservedSettings"] = PolicyWords.UnpreservedSettings.Of(policy.OnUnpreservedSettings),
            ["whenBusy"] = PolicyWords.WhenBusy.Of(policy.WhenBusy),
            ["candidateModel"] = PolicyWords.CandidateModel.Of(policy.CandidateModel),
            ["mode"] = PolicyWords.Mode.Of(policy.Mode),
        };
    }

    /// <summary>
    /// The document as people write it: without what is a default anyway. <see cref="PolicyReader.Read(string)"/> reads the same policy from it.
    /// </summary>
    /// <param name="policy">The policy.</param>
    public static JsonObject WriteBrief(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var document = Write(policy);
        var usual = Write(policy with
        {
            Experiment = new ExperimentPolicy { Duration = policy.Experiment.Duration, RoleArn = policy.Experiment.RoleArn },
            Evidence = new EvidencePolicy(),
            Guardrails = [],
            CheckEvery = PolicyDuration.Hours(1),
            BusyTimeout = PolicyDuration.Hours(24),
            OnInsufficientEvidence = default,
            MaxExtensions = 0,
            RequireConclusive = false,
            OnUnpreservedSettings = default,
            WhenBusy = default,
            CandidateModel = default,
            Mode = default,
        });
        Leave(document, usual, "modelPackageGroup", "endpoints", "criteria", "experiment");
        Leave(document["experiment"]!.AsObject(), usual["experiment"]!.AsObject(), "duration", "roleArn");
        if (document["evidence"] is JsonObject evidence)
        {
            Leave(evidence, usual["evidence"]!.AsObject());
        }

        return document;
    }

    private static void Leave(JsonObject document, JsonObject usual, params string[] required)
    {
        foreach (var (key, value) in usual)
        {
            if (!required.Contains(key) && JsonNode.DeepEquals(document[key], value))
            {
                document.Remove(key);
            }
        }
    }

    private static JsonObject Experiment(ExperimentPolicy experiment) => new()
    {
        ["duration"] = experiment.Duration.ToString(),
        ["startDelay"] = experiment.StartDelay.ToString(),
        ["samplingPercentage"] = experiment.SamplingPercentage,
        ["roleArn"] = experiment.RoleArn,
        ["instanceType"] = experiment.InstanceType,
        ["instanceCount"] = experiment.InstanceCount,
        ["description"] = experiment.Description,
        ["kmsKey"] = experiment.KmsKey,
        ["tags"] = Tags(experiment.Tags),
        ["dataStorage"] = experiment.DataStorage is { } storage ? DataStorage(storage) : null,
    };

    private static JsonObject Tags(IReadOnlyDictionary<string, string> tags) =>
        new(tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)));

    private static JsonObject DataStorage(DataStoragePolicy storage) => new()
    {
        ["destination"] = storage.Destination,
        ["kmsKey"] = storage.KmsKey,
        ["csvContentTypes"] = storage.CsvContentTypes is { } csv ? Texts(csv) : null,
        ["jsonContentTypes"] = storage.JsonContentTypes is { } json ? Texts(json) : null,
    };

    private static JsonObject Criterion(Criterion criterion)
    {
        var item = new JsonObject { ["metric"] = criterion.Metric, ["statistic"] = criterion.Statistic };
        foreach (var limit in criterion.Limits)
        {
            item[PolicyWords.Limits.Of(limit.Kind)] = limit.Value;
        }

        return item;
    }

    private static JsonObject Evidence(EvidencePolicy evidence) => new()
    {
        ["minInvocations"] = evidence.MinInvocations,
        ["minPeriods"] = evidence.MinPeriods,
        ["confidence"] = evidence.Confidence,
        ["maxMissingShare"] = evidence.MaxMissingShare,
        ["allowUnequalLoad"] = evidence.AllowUnequalLoad,
    };

    private static JsonObject Guardrail(Guardrail guardrail) =>
        new() { ["metric"] = guardrail.Metric, ["statistic"] = guardrail.Statistic, ["max"] = guardrail.Max };

    private static JsonArray Texts(IReadOnlyList<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);
}
