using System.Text.Json.Nodes;

namespace ShadowPipeline.Tests.Cli;

/// <summary>Events and policies of the repository, changed as a test needs them.</summary>
internal static class Inputs
{
    public static readonly string Approval = Repository.PathOf("events", "model-approved.json");
    public static readonly string FraudPolicy = Repository.PathOf("policies", "fraud-detector.json");

    /// <summary>The approval event with changes.</summary>
    public static string Event(Action<JsonObject> change) => Changed(Approval, change);

    /// <summary>The sample policy with changes.</summary>
    public static string Policy(Action<JsonObject> change) => Changed(FraudPolicy, change);

    /// <summary>A policy whose test lasts an hour, so that a run costs little.</summary>
    public static string ShortPolicy(Action<JsonObject>? change = null) => Policy(policy =>
    {
        policy["experiment"]!["duration"] = "1h";
        policy["evidence"]!["minPeriods"] = 30;
        change?.Invoke(policy);
    });

    private static string Changed(string path, Action<JsonObject> change)
    {
        var document = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        change(document);
        return document.ToJsonString();
    }
}
