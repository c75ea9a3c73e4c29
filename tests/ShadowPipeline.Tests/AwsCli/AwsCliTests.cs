using System.Text.Json.Nodes;
using ShadowPipeline.Tests.Cli;

namespace ShadowPipeline.Tests.AwsCli;

/// <summary>Debian's AWS CLI, whose CloudWatch speaks Query.</summary>
public sealed class OldAwsCliTests : AwsCliTests
{
    private protected override Task<AwsCliClient> FindAsync() => AwsCliClient.OldAsync();
}

/// <summary>A newer AWS CLI.</summary>
public sealed class NewAwsCliTests : AwsCliTests
{
    private protected override Task<AwsCliClient> FindAsync() => AwsCliClient.NewAsync();

    [Fact]
    public async Task Metrics_InCbor_AreWhatJsonGives()
    {
        var inJson = await Bench.CallAsync(MetricArguments());
        var data = await CborModel.MakeAsync(Bench);

        var (exitCode, output, error) = await Bench.RunAsync(MetricArguments(), ("AWS_DATA_PATH", data));

        exitCode.ShouldBe(0, error);
        JsonNode.DeepEquals(JsonNode.Parse(output), inJson).ShouldBeTrue(output);
        var (refused, _, message) = await Bench.RunAsync([.. MetricArguments()[..^1], "2020-01-01T00:00:00Z"], ("AWS_DATA_PATH", data));
        refused.ShouldBeOneOf(254, 255);
        message.ShouldContain("An error occurred (ValidationError) when calling the GetMetricData operation");
        CborModel.SeenBy(Bench).ShouldBe(2, "the client must have spoken CBOR");
    }
}

/// <summary>Every call that people make by hand, through a client that AWS wrote.</summary>
public abstract class AwsCliTests : IAsyncLifetime
{
    private const string LiveModel = "fraud-detector-live";
    private const string Endpoint = "fraud-detector-prod";

    private protected AwsCliBench Bench { get; private set; } = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Bench = await AwsCliBench.StartAsync(await FindAsync());

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Bench is not null)
        {
            await Bench.DisposeAsync();
            Bench.ShouldHaveSeenNothingWrong();
        }
    }

    private protected abstract Task<AwsCliClient> FindAsync();

    [Fact]
    public async Task Experiment_ByTheCli_LivesItsWholeLife()
    {
        await CreateModelAsync("candidate", "fraud-detector");
        var start = AwsCliBench.Start.AddHours(2);

        var created = await Bench.CallAsync(ExperimentArguments.Json("my-test", Endpoint, LiveModel, "candidate", start, start.AddDays(1)));
        await Bench.AdvanceAsync(TimeSpan.FromMinutes(30));
        var waiting = await DescribeAsync("my-test");
        await Bench.CallAsync("sagemaker", "update-inference-experiment", "--name", "my-test", "--description", "Two days",
            "--schedule", $"StartTime={start:yyyy-MM-dd'T'HH:mm:ss'Z'},EndTime={start.AddDays(2):yyyy-MM-dd'T'HH:mm:ss'Z'}");
        await Bench.AdvanceAsync(TimeSpan.FromMinutes(30));
        await Bench.CallAsync("sagemaker", "start-inference-experiment", "--name", "my-test");
        await Bench.AdvanceAsync(TimeSpan.FromMinutes(30));
        var running = await DescribeAsync("my-test");
        var endpoint = (await Bench.CallAsync("sagemaker", "describe-endpoint", "--endpoint-name", Endpoint))!;
        var config = (await Bench.CallAsync("sagemaker", "describe-endpoint-config", "--endpoint-config-name", (string)endpoint["EndpointConfigName"]!))!;
        await Bench.CallAsync("sagemaker", "stop-inference-experiment", "--name", "my-test", "--desired-state", "Completed", "--reason", "Good enough",
            "--model-variant-actions", "AllTraffic=Remove,shadow=Promote");
        await Bench.AdvanceAsync(TimeSpan.FromMinutes(30));
        var stopped = await DescribeAsync("my-test");
        var promoted = (await Bench.CallAsync("sagemaker", "describe-endpoint", "--endpoint-name", Endpoint))!;
        await Bench.CallAsync("sagemaker", "delete-inference-experiment", "--name", "my-test");
        await Bench.RefusedAsync("ResourceNotFound", "sagemaker", "describe-inference-experiment", "--name", "my-test");

        ((string)created!["InferenceExperimentArn"]!).ShouldBe("arn:aws:sagemaker:eu-west-1:111122223333:inference-experiment/my-test");
        Text(waiting, "Status").ShouldBe("Created");
        Text(waiting, "Description").ShouldBe("The candidate beside production");
        Text(waiting, "KmsKey").ShouldBe("1234abcd-12ab-34cd-56ef-1234567890ab");
        Text(waiting["DataStorageConfig"]!, "KmsKey").ShouldBe("alias/ExampleAlias");
        Text(running, "Status").ShouldBe("Running");
        Text(running, "Description").ShouldBe("Two days");
        Text(endpoint, "EndpointStatus").ShouldBe("InService");
        config["ShadowProductionVariants"]!.AsArray().ShouldHaveSingleItem()!["VariantName"]!.GetValue<string>().ShouldBe("shadow");
        Text(stopped, "Status").ShouldBe("Completed");
        Text(stopped, "StatusReason").ShouldBe("Good enough");
        promoted["ProductionVariants"]!.AsArray().ShouldHaveSingleItem()!["VariantName"]!.GetValue<string>().ShouldBe("shadow");
    }

    [Fact]
    public async Task Experiments_Several_AreListedFilteredAndStoppedEitherWay()
    {
        await CreateModelAsync("candidate", "claims-router");
        await CreateModelAsync("other-candidate", "churn-scorer");
        await Bench.CallAsync(ExperimentArguments.Shorthand("test-one", "claims-router-prod", "claims-router-live", "candidate",
            "--schedule", $"EndTime={AwsCliBench.Start.AddDays(3):yyyy-MM-dd'T'HH:mm:ss'Z'}",
            "--data-storage-config", "Destination=s3://bucket/prefix/,ContentType={CsvContentTypes=[text/csv],JsonContentTypes=[application/json]}",
            "--tags", "Key=team,Value=claims"));
        await Bench.AdvanceAsync(TimeSpan.FromMinutes(30));
        await Bench.CallAsync(ExperimentArguments.Shorthand("test-two", "churn-scorer-prod", "churn-scorer-live", "other-candidate"));
        await Bench.RefusedAsync("ResourceInUse", ExperimentArguments.Shorthand("test-two", "churn-scorer-prod", "churn-scorer-live", "other-candidate"));

        (await ListAsync()).ShouldBe(["test-two", "test-one"]);
        (await ListAsync("--sort-by", "Name", "--sort-order", "Ascending", "--page-size", "1")).ShouldBe(["test-one", "test-two"]);
        (await ListAsync("--status-equals", "Running")).ShouldBe(["test-one"]);
        (await ListAsync("--name-contains", "two", "--type", "ShadowMode")).ShouldBe(["test-two"]);
        (await ListAsync("--creation-time-after", "2026-11-20T09:10:00Z", "--last-modified-time-after", "2026-11-20T09:10:00Z", "--max-results", "5")).ShouldBe(["test-two"]);
        (await ListAsync("--creation-time-before", "2026-11-20T09:10:00Z", "--max-items", "1")).ShouldBe(["test-one"]);
        Bench.Served.Count(request => request.Name == "SageMaker.ListInferenceExperiments (json)").ShouldBe(7, "the list in pages of one takes two requests");

        await Bench.RefusedAsync("ConflictException", "sagemaker", "stop-inference-experiment", "--name", "test-two", "--model-variant-actions", "AllTraffic=Retain,shadow=Remove");
        await Bench.AdvanceAsync(TimeSpan.FromMinutes(30));
        await Bench.CallAsync("sagemaker", "stop-inference-experiment", "--name", "test-one", "--model-variant-actions", "AllTraffic=Retain,shadow=Remove");
        await Bench.CallAsync("sagemaker", "stop-inference-experiment", "--name", "test-two", "--desired-state", "Cancelled",
            "--model-variant-actions", """{"AllTraffic": "Retain", "shadow": "Retain"}""");
        await Bench.AdvanceAsync(TimeSpan.FromMinutes(30));

        Text(await DescribeAsync("test-one"), "Status").ShouldBe("Completed");
        Text(await DescribeAsync("test-two"), "Status").ShouldBe("Cancelled");
        (await Bench.CallAsync("sagemaker", "describe-endpoint", "--endpoint-name", "claims-router-prod"))!["ShadowProductionVariants"].ShouldBeNull();
        (await Bench.CallAsync("sagemaker", "describe-endpoint", "--endpoint-name", "churn-scorer-prod"))!["ShadowProductionVariants"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Plan_Printed_IsTakenUnchanged()
    {
        using var command = new RealCommand();
        var planned = await command.RunAsync("plan", Repository.PathOf("events", "model-approved.json"));
        planned.ExitCode.ShouldBe(0, planned.Error);
        await File.WriteAllTextAsync(Bench.FileOf("request.json"), planned.Out, Token);
        var request = JsonNode.Parse(planned.Out)!;
        await CreateModelAsync((string)request["ModelVariants"]![1]!["ModelName"]!, "fraud-detector");

        await Bench.CallAsync("sagemaker", "create-inference-experiment", "--cli-input-json", "file://request.json");

        var described = await DescribeAsync((string)request["Name"]!);
        Text(described["EndpointMetadata"]!, "EndpointName").ShouldBe((string)request["EndpointName"]!);
        JsonNode.DeepEquals(described["ShadowModeConfig"], request["ShadowModeConfig"]).ShouldBeTrue();
    }

    [Fact]
    public async Task Metrics_OfTheLiveVariant_AreRead()
    {
        var answer = (await Bench.CallAsync(MetricArguments()))!;
        var result = answer["MetricDataResults"]!.AsArray().ShouldHaveSingleItem()!;

        result["Values"]!.AsArray().Count.ShouldBe(10);
        result["Timestamps"]!.AsArray().Count.ShouldBe(10);
        Text(result, "StatusCode").ShouldBe("Complete");
        await Bench.RefusedAsync("ValidationError", [.. MetricArguments()[..^1], "2020-01-01T00:00:00Z"]);
    }

    [Fact]
    public async Task Approval_ByTheCli_RunsTheWorkflowToItsRecord()
    {
        var package = Bench.World.PendingModelPackages[^1];
        var described = await Bench.CallAsync("sagemaker", "describe-model-package", "--model-package-name", package);
        Text(described!, "ModelApprovalStatus").ShouldBe("PendingManualApproval");
        await Bench.CallAsync("sagemaker", "update-model-package", "--model-package-arn", package, "--model-approval-status", "Approved", "--approval-description", "Looks good");
        await Bench.AdvanceAsync(TimeSpan.FromMinutes(10));
        var execution = (await Bench.CallAsync("stepfunctions", "list-executions", "--state-machine-arn", Bench.World.StateMachineArn))!["executions"]!.AsArray().ShouldHaveSingleItem()!;
        var (arn, name) = (Text(execution, "executionArn"), Text(execution, "name"));
        var begun = (await Bench.CallAsync("stepfunctions", "describe-execution", "--execution-arn", arn))!;
        Text(begun, "status").ShouldBe("RUNNING");

        // The same name and input while it runs is the same execution.
        var again = await Bench.CallAsync("stepfunctions", "start-execution", "--state-machine-arn", Bench.World.StateMachineArn, "--name", name, "--input", Text(begun, "input"));
        Text(again!, "executionArn").ShouldBe(arn);
        await Bench.RefusedAsync("ExecutionAlreadyExists", "stepfunctions", "start-execution", "--state-machine-arn", Bench.World.StateMachineArn, "--name", name, "--input", "{}");
        await Bench.AdvanceAsync(TimeSpan.FromHours(30));

        Text((await Bench.CallAsync("stepfunctions", "describe-execution", "--execution-arn", arn))!, "status").ShouldBe("SUCCEEDED");
        var history = (await Bench.CallAsync("stepfunctions", "get-execution-history", "--execution-arn", arn, "--no-include-execution-data", "--page-size", "100"))!["events"]!.AsArray();
        Text(history[0]!, "type").ShouldBe("ExecutionStarted");
        Text(history[^1]!, "type").ShouldBe("ExecutionSucceeded");
        history.Count.ShouldBeGreaterThan(100, "more than one page was read");
        var decisions = (await Bench.CallAsync("dynamodb", "query", "--table-name", $"{Bench.World.TablePrefix}-decisions",
            "--key-condition-expression", "id = :id", "--expression-attribute-values", $$"""{":id": {"S": "{{name}}"} }"""))!;
        decisions["Items"]!.AsArray().Select(item => item!["decision"]).OfType<JsonNode>().ShouldHaveSingleItem()["S"]!.GetValue<string>().ShouldBe("Promote");
        await Bench.RefusedAsync("ExecutionDoesNotExist", "stepfunctions", "describe-execution", "--execution-arn", arn + "x");
    }

    [Fact]
    public async Task Notices_ByTheCli_AreTakenOrRefused()
    {
        var topic = $"arn:aws:sns:eu-west-1:{Bench.World.Account}:shadow-decisions";
        var put = (await Bench.CallAsync("events", "put-events", "--entries",
            """[{"Source": "me", "DetailType": "Told", "Detail": "{\"a\": 1}", "EventBusName": "shadow-decisions", "Resources": ["arn:x"]}, {"Source": "me", "DetailType": "Told", "Detail": "no"}]"""))!;
        put["FailedEntryCount"]!.GetValue<int>().ShouldBe(1);
        Text(put["Entries"]![1]!, "ErrorCode").ShouldBe("MalformedDetail");
        Text(put["Entries"]![0]!, "EventId").Length.ShouldBe(36);

        var published = await Bench.CallAsync("sns", "publish", "--topic-arn", topic, "--subject", "Re: you & me", "--message", "two\nlines; é 😀",
            "--message-attributes", """{"decision": {"DataType": "String", "StringValue": "Reject"}, "basis": {"DataType": "String", "StringValue": "a=b&c"} }""");
        Text(published!, "MessageId").Length.ShouldBe(36);
        await Bench.RefusedAsync("NotFound", "sns", "publish", "--topic-arn", topic + "-2", "--message", "hello");
        await Bench.RefusedAsync("InvalidParameter", "sns", "publish", "--topic-arn", topic, "--message", "hello", "--subject", new string('s', 100));
        await Bench.RefusedAsync("InvalidAction", "sns", "list-topics");
        await Bench.RefusedAsync("UnknownOperationException", "events", "list-rules");
        Bench.Served.Count(request => request.Name.StartsWith("AmazonSimpleNotificationService.Publish (query)", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public async Task Objects_CopiedUpAndDown_AreTheSame()
    {
        var bucket = $"s3://{Bench.World.EvidenceBucket}";
        // Above the size from which the client reads in parts, and below the one that it is told to send in parts from.
        var content = new byte[(9 * 1024 * 1024) + 17];
        new Random(1).NextBytes(content);
        await File.WriteAllBytesAsync(Bench.FileOf("large.bin"), content, Token);
        await File.WriteAllTextAsync(Bench.FileOf("small.txt"), "hello", Token);
        await File.WriteAllTextAsync(Bench.FileOf("config"), "[default]\ns3 =\n  multipart_threshold = 64MB\n", Token);
        await SucceedsAsync("s3", "cp", "small.txt", $"{bucket}/a/small.txt");
        await SucceedsAsync("s3", "cp", "large.bin", $"{bucket}/a/large.bin");
        await File.WriteAllTextAsync(Bench.FileOf("config"), "", Token);
        await SucceedsAsync("s3", "cp", $"{bucket}/a/", "down", "--recursive");

        (await File.ReadAllTextAsync(Bench.FileOf("down/small.txt"), Token)).ShouldBe("hello");
        (await File.ReadAllBytesAsync(Bench.FileOf("down/large.bin"), Token)).ShouldBe(content);
        (await SucceedsAsync("s3", "ls", $"{bucket}/")).ShouldContain("PRE a/");
        (await SucceedsAsync("s3", "ls", $"{bucket}/a/")).ShouldMatch(@"9437201 large\.bin\n.* 5 small\.txt");
        (await SucceedsAsync("s3", "ls")).ShouldContain(Bench.World.EvidenceBucket);
        var (inParts, _, refusal) = await Bench.RunAsync(["s3", "cp", "large.bin", $"{bucket}/a/parts.bin"]);
        inParts.ShouldBe(1);
        refusal.ShouldContain("Local S3 does not serve CreateMultipartUpload: it takes an object of up to 64 MiB in one PutObject");
        var (missing, _, error) = await Bench.RunAsync(["s3", "cp", $"{bucket}/none", "none"]);
        missing.ShouldBe(1);
        error.ShouldContain("An error occurred (404) when calling the HeadObject operation");
    }

    private protected static string[] MetricArguments() =>
    [
        "cloudwatch", "get-metric-data", "--metric-data-queries",
        $$"""
        [{"Id": "p99", "Label": "p99 & more", "ReturnData": true, "MetricStat": {"Metric": {"Namespace": "AWS/SageMaker", "MetricName": "ModelLatency",
          "Dimensions": [{"Name": "EndpointName", "Value": "{{Endpoint}}"}, {"Name": "VariantName", "Value": "AllTraffic"}]}, "Period": 60, "Stat": "p99"} }]
        """,
        "--start-time", "2026-11-20T08:00:00Z", "--scan-by", "TimestampAscending", "--end-time", "2026-11-20T08:10:00Z",
    ];

    private async Task<string> SucceedsAsync(params string[] arguments)
    {
        var (exitCode, output, error) = await Bench.RunAsync(arguments);
        exitCode.ShouldBe(0, output + error);
        return output;
    }

    private Task<JsonNode?> CreateModelAsync(string name, string group) => Bench.CallAsync(
        "sagemaker", "create-model", "--model-name", name, "--execution-role-arn", ExperimentArguments.Role,
        "--primary-container", $"ModelPackageName={Bench.World.ModelPackages.Single(package => package.Contains($"/{group}/", StringComparison.Ordinal))}");

    private async Task<JsonNode> DescribeAsync(string name) => (await Bench.CallAsync("sagemaker", "describe-inference-experiment", "--name", name))!;

    private async Task<List<string>> ListAsync(params string[] options) =>
        [.. (await Bench.CallAsync(["sagemaker", "list-inference-experiments", .. options]))!["InferenceExperiments"]!.AsArray().Select(one => Text(one!, "Name"))];

    private static string Text(JsonNode node, string name) => node[name].ShouldNotBeNull(name).GetValue<string>();
}
