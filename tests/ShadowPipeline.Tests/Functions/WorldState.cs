using System.Globalization;
using System.Security.Cryptography;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Local.SageMaker;

namespace ShadowPipeline.Tests.Functions;

/// <summary>Everything that functions can change, as comparable text.</summary>
internal static class WorldState
{
    public static async Task<string> ReadAsync(Workbench bench)
    {
        var tables = bench.Get<Tables>();
        var lines = new List<string>();
        foreach (var table in new[] { tables.Runs, tables.Decisions, tables.Policies })
        {
            lines.AddRange(await ItemsAsync(bench.Get<IAmazonDynamoDB>(), table));
        }

        lines.AddRange(Directory.GetFiles(bench.Objects).Select(file => $"object {Path.GetFileName(file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}"));
        var request = new System.Text.Json.Nodes.JsonObject { ["stateMachineArn"] = Workbench.StateMachine };
        var executions = await bench.StepFunctions.InvokeAsync("ListExecutions", request, TestContext.Current.CancellationToken);
        lines.AddRange(executions["executions"]!.AsArray().Select(execution => $"execution {execution!["name"]} {execution["status"]}"));
        lock (bench.World.Gate)
        {
            var state = bench.World.State;
            lines.AddRange(state.Experiments.Values.Select(experiment => string.Create(
                CultureInfo.InvariantCulture,
                $"experiment {experiment.Name} {ExperimentLifeCycle.StatusAt(experiment, bench.Clock.GetUtcNow())} {experiment.CreatedAt:O} {experiment.LastModified:O}")));
            lines.AddRange(state.Models.Values.Select(model => $"model {model.Name} {model.Arn}"));
            lines.AddRange(state.Configs.Keys.Select(config => $"config {config}"));
        }

        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    private static async Task<IEnumerable<string>> ItemsAsync(IAmazonDynamoDB client, string table)
    {
        var page = await client.ScanAsync(new ScanRequest { TableName = table, ConsistentRead = true }, TestContext.Current.CancellationToken);
        (page.LastEvaluatedKey?.Count ?? 0).ShouldBe(0, "a test's tables fit into one page");
        return page.Items.Select(item => $"{table} {Text(new AttributeValue { M = item })}");
    }

    private static string Text(AttributeValue value) =>
        value.M is { } map ? $"{{{string.Join(", ", map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {Text(pair.Value)}"))}}}"
        : value.L is { } list ? $"[{string.Join(", ", list.Select(Text))}]"
        : value.S ?? value.N ?? value.BOOL?.ToString() ?? (value.NULL == true ? "null" : throw new NotSupportedException("An attribute of an unknown type."));
}
