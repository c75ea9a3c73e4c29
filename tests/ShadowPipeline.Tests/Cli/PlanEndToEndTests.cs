using System.Text.Json.Nodes;
using ShadowPipeline.Cli;
using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Tests.Cli;

/// <summary><c>shadow plan</c> shows what a run really sends.</summary>
public sealed class PlanEndToEndTests
{
    private static readonly string EveryOption = Repository.PathOf("events", "every-option-approved.json");

    // Every option of aws sagemaker create-inference-experiment, down to its members.
    private static readonly string[] Options =
    [
        "$.Name", "$.Type", "$.Schedule.StartTime", "$.Schedule.EndTime", "$.Description", "$.RoleArn", "$.EndpointName",
        "$.ModelVariants[0].ModelName", "$.ModelVariants[0].VariantName", "$.ModelVariants[0].InfrastructureConfig.InfrastructureType",
        "$.ModelVariants[0].InfrastructureConfig.RealTimeInferenceConfig.InstanceType",
        "$.ModelVariants[0].InfrastructureConfig.RealTimeInferenceConfig.InstanceCount",
        "$.ModelVariants[1].ModelName", "$.ModelVariants[1].VariantName", "$.ModelVariants[1].InfrastructureConfig.InfrastructureType",
        "$.ModelVariants[1].InfrastructureConfig.RealTimeInferenceConfig.InstanceType",
        "$.ModelVariants[1].InfrastructureConfig.RealTimeInferenceConfig.InstanceCount",
        "$.DataStorageConfig.Destination", "$.DataStorageConfig.KmsKey",
        "$.DataStorageConfig.ContentType.CsvContentTypes[0]", "$.DataStorageConfig.ContentType.JsonContentTypes[0]",
        "$.DataStorageConfig.ContentType.JsonContentTypes[1]",
        "$.ShadowModeConfig.SourceModelVariantName", "$.ShadowModeConfig.ShadowModelVariants[0].ShadowModelVariantName",
        "$.ShadowModeConfig.ShadowModelVariants[0].SamplingPercentage", "$.KmsKey",
    ];

    [Fact]
    public async Task Plan_PolicyWithEveryOption_CarriesThemAll()
    {
        using var command = new RealCommand();

        var result = await command.RunAsync("plan", EveryOption);

        result.ExitCode.ShouldBe(ExitCode.Done, result.Error);
        var request = JsonNode.Parse(result.Out)!.AsObject();
        Leaves(request).Where(path => !path.StartsWith("$.Tags", StringComparison.Ordinal)).ShouldBe(Options);
        var tags = request["Tags"]!.AsArray().ToDictionary(tag => (string)tag!["Key"]!, tag => (string)tag!["Value"]!);
        tags.ShouldContainKeyAndValue("team", "credit");
        tags.ShouldContainKeyAndValue("cost-center", "4711");
        ((string?)request["Type"]).ShouldBe("ShadowMode");
        ((string?)request["Schedule"]!["StartTime"]).ShouldBe("2026-11-23T09:11:00Z", "ten minutes of delay, then the next whole minute");
        ((string?)request["Schedule"]!["EndTime"]).ShouldBe("2026-11-26T09:11:00Z");
        ((string?)request["ModelVariants"]![0]!["InfrastructureConfig"]!["RealTimeInferenceConfig"]!["InstanceType"]).ShouldBe("ml.m5.xlarge");
        ((string?)request["ModelVariants"]![1]!["InfrastructureConfig"]!["RealTimeInferenceConfig"]!["InstanceType"]).ShouldBe("ml.c6i.2xlarge");
        ((int?)request["ShadowModeConfig"]!["ShadowModelVariants"]![0]!["SamplingPercentage"]).ShouldBe(50);
        Directory.EnumerateFileSystemEntries(command.Folder).ShouldBeEmpty("a dry run writes nothing");
    }

    [Fact]
    public async Task Plan_StretchedChecksAndSeveralEndpoints_AreSaidBesideTheRequest()
    {
        using var command = new RealCommand();
        var policy = command.Write("policy.json", Inputs.ShortPolicy(policy =>
        {
            policy["endpoints"] = new JsonArray("fraud-one", "fraud-two");
            policy["experiment"]!["duration"] = "7d";
            policy["checkEvery"] = "1m";
        }));

        var result = await command.RunAsync("plan", Inputs.Approval, "--policy", policy);

        JsonNode.Parse(result.Out)!["EndpointName"]!.GetValue<string>().ShouldBe("fraud-one");
        result.Error.ShouldContain("This is the request for fraud-one; a run also tests fraud-two.");
        result.Error.ShouldContain("35");
    }

    [Theory]
    [InlineData("every-option-approved.json")]
    [InlineData("model-approved.json")]
    public async Task Plan_BesideARunInTheSameWorld_IsTheRequestThatSageMakerReceives(string eventFile)
    {
        var received = new List<JsonObject>();
        using var command = new RealCommand { Tap = service => new Recorder(service, "CreateInferenceExperiment", received) };
        var approval = Repository.PathOf("events", eventFile);

        var planned = await command.RunAsync("plan", approval);
        var run = await command.RunAsync("run", approval, "--json");

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        Comparable(received.ShouldHaveSingleItem()).ShouldBe(Comparable(JsonNode.Parse(planned.Out)!.AsObject()));
    }

    [Fact]
    public async Task Plan_EndpointThatIsBusy_SaysThatARunWouldWait()
    {
        using var command = new RealCommand();

        var result = await command.RunAsync("plan", Repository.PathOf("events", "scenarios", "updating-endpoint.json"));

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Out.ShouldBeEmpty();
        result.Error.ShouldContain("A run would wait: ");
    }

    [Fact]
    public async Task Plan_Forecast_GoesToStandardErrorAndTheRequestAloneToStandardOutput()
    {
        using var command = new RealCommand();
        var prices = command.Write("prices.json", """{"asOf": "2026-11", "usdPerHour": {"ml.m5.xlarge": 1}}""");

        var result = await command.RunAsync("plan", Inputs.Approval, "--prices", prices);

        result.ExitCode.ShouldBe(ExitCode.Done, result.Error);
        JsonNode.Parse(result.Out)!["Type"]!.GetValue<string>().ShouldBe("ShadowMode");
        result.Error.ShouldContain("Preflight: a candidate like production can be expected to pass");
        result.Error.ShouldContain("ModelLatency p99");
        result.Error.ShouldContain("about 48.00 USD (an estimate from prices of 2026-11");
    }

    [Theory]
    [InlineData(false, ExitCode.Done)]
    [InlineData(true, ExitCode.Failed)]
    public async Task Plan_ThatCannotConclude_IsRefusedWhereThePolicySaysSo(bool requireConclusive, int exitCode)
    {
        using var command = new RealCommand();
        var policy = command.Write("policy.json", Inputs.ShortPolicy(policy =>
        {
            policy["requireConclusive"] = requireConclusive;
            policy["criteria"] = new JsonArray(new JsonObject { ["metric"] = "ModelLatency", ["statistic"] = "p99", ["maxIncreasePercent"] = 1 });
        }));

        var result = await command.RunAsync("plan", Inputs.Approval, "--policy", policy);

        result.ExitCode.ShouldBe(exitCode);
        result.Out.Length.ShouldBe(requireConclusive ? 0 : result.Out.Length);
        result.Error.ShouldContain("this test cannot be expected to conclude");
        result.Error.ShouldContain("could conclude.");
        result.Error.Contains("No experiment would be created.").ShouldBe(requireConclusive);
    }

    [Fact]
    public async Task Plan_UnusablePrices_NamesTheFile()
    {
        using var command = new RealCommand();

        var result = await command.RunAsync("plan", Inputs.Approval, "--prices", command.Write("prices.json", "{}"));

        result.ExitCode.ShouldBe(ExitCode.BadInput);
        result.Error.ShouldContain("prices.json: the price table cannot be used");
    }

    // On the wire instants are numbers and members come in any order.
    private static string Comparable(JsonObject request)
    {
        var copy = request.DeepClone().AsObject();
        foreach (var name in new[] { "StartTime", "EndTime" })
        {
            var instant = copy["Schedule"]![name]!.AsValue();
            if (instant.TryGetValue<DateTimeOffset>(out var text))
            {
                copy["Schedule"]![name] = text.ToUnixTimeSeconds();
            }
        }

        return Sorted(copy)!.ToJsonString();
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private static IEnumerable<string> Leaves(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member => Leaves(member.Value!)),
        JsonArray items => items.SelectMany(item => Leaves(item!)),
        _ => [node.GetPath()],
    };

    private sealed class Recorder(IAwsService inner, string recorded, List<JsonObject> requests) : IAwsService
    {
        public string TargetPrefix => inner.TargetPrefix;

        public Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken)
        {
            if (operation == recorded)
            {
                requests.Add(request.DeepClone().AsObject());
            }

            return inner.InvokeAsync(operation, request, cancellationToken);
        }
    }
}
