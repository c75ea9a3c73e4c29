using ShadowPipeline.Local.EventBridge;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Messages;
using ShadowPipeline.Local.Scenarios;
using ShadowPipeline.Local.Sns;

namespace ShadowPipeline.Cli.Running;

/// <summary>Where decisions are told on this machine: an event bus and a topic, whose messages are kept beside the database file.</summary>
internal static class LocalNotices
{
    /// <summary>The event bus.</summary>
    public const string Bus = "shadow-decisions";

    private const string Topic = "shadow-decisions";

    /// <summary>The topic in a world.</summary>
    public static string TopicArn(WorldFacts facts) => $"arn:aws:sns:{facts.Region}:{facts.Account}:{Topic}";

    /// <summary>The file of a database file's messages: one line of JSON each.</summary>
    public static string FileOf(string databasePath) => databasePath + ".messages.jsonl";

    /// <summary>EventBridge and SNS of a world.</summary>
    public static IEnumerable<IAwsService> Services(WorldFacts facts, TimeProvider clock, MessageLog log) =>
        [new EventBridgeService(facts.Account, facts.Region, clock, log, Bus), new SnsService([TopicArn(facts)], clock, log)];

    /// <summary>What the workflow's placeholders stand for.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Substitutions(string topicArn) =>
        [new("DecisionBusName", Bus), new("DecisionTopicArn", topicArn)];
}
