using System.Formats.Cbor;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.S3;
using ShadowPipeline.Local.Signing;
using ShadowPipeline.Tests.Functions;
using ShadowPipeline.Tests.Local.DynamoDb;
using ShadowPipeline.Tests.Local.Hosting;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>Every operation of local AWS, its refusals too, against AWS's models; runs reach only some of them.</summary>
[Collection(SharedEngine.Name)]
public sealed class LoopbackOperationTests(EngineFixture engine)
{
    private const string EndpointArn = "arn:aws:sagemaker:eu-west-1:111122223333:endpoint/fraud-detector-prod";
    private const string Name = """{"Name":"shadow-1"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SageMaker_RegistryModelsEndpointsAndTags_HoldToTheModel()
    {
        ServiceModelFolder.Require();
        await using var aws = await ServedWorld.StartAsync("{}");
        await aws.Caller.SageMakerAsync("DescribeModelPackage", $$"""{"ModelPackageName":"{{TestWorld.Package}}"}""");
        await aws.Caller.SageMakerAsync(
            "ListModelPackages",
            """{"ModelPackageGroupName":"fraud-detector","ModelApprovalStatus":"Approved","SortBy":"CreationTime","SortOrder":"Descending","MaxResults":1}""");
        await aws.Caller.SageMakerAsync("DescribeEndpoint", """{"EndpointName":"fraud-detector-prod"}""");
        await aws.Caller.SageMakerAsync("DescribeEndpointConfig", """{"EndpointConfigName":"fraud-detector-prod-config"}""");
        await aws.Caller.SageMakerAsync("DescribeModel", """{"ModelName":"fraud-detector-live"}""");
        await aws.Caller.SageMakerAsync("CreateModel", $$"""
            {"ModelName":"whole","ExecutionRoleArn":"{{TestWorld.Role}}","EnableNetworkIsolation":true,
             "PrimaryContainer":{"ModelPackageName":"{{TestWorld.Package}}"},
             "VpcConfig":{"SecurityGroupIds":["sg-1"],"Subnets":["subnet-1","subnet-2"]},"Tags":[{"Key":"team","Value":"risk"}]}
            """);
        await aws.Caller.SageMakerAsync("CreateModel", """
            {"ModelName":"pieces","ExecutionRoleArn":"arn:aws:iam::111122223333:role/execution",
             "Containers":[{"Image":"1.dkr.ecr.eu-west-1.amazonaws.com/a:1","ModelDataUrl":"s3://bucket/model.tar.gz","Mode":"SingleModel","Environment":{"A":"b"}}],
             "InferenceExecutionConfig":{"Mode":"Serial"} }
            """);
        await aws.Caller.SageMakerAsync("DescribeModel", """{"ModelName":"whole"}""");
        await aws.Caller.SageMakerAsync("DescribeModel", """{"ModelName":"pieces"}""");
        await aws.Caller.RefusedAsync("CreateModel", $$"""{"ModelName":"pieces","ExecutionRoleArn":"{{TestWorld.Role}}","PrimaryContainer":{"Image":"a"} }""", "ValidationException");
        await aws.Caller.SageMakerAsync("AddTags", $$"""{"ResourceArn":"{{EndpointArn}}","Tags":[{"Key":"stage","Value":""}]}""");
        await aws.Caller.SageMakerAsync("ListTags", $$"""{"ResourceArn":"{{EndpointArn}}","MaxResults":50}""");
        await aws.Caller.RefusedAsync("ListTags", """{"ResourceArn":"arn:aws:sagemaker:eu-west-1:111122223333:endpoint/none"}""", "ValidationException");
        await DeleteAsync(aws.Caller, "whole");
        await aws.Caller.RefusedAsync("DescribeModel", """{"ModelName":"whole"}""", "ValidationException");
        await aws.Caller.RefusedAsync("DescribeEndpoint", """{"EndpointName":"none"}""", "ValidationException");
        await aws.Caller.RefusedAsync("DescribeModelPackage", """{"ModelPackageName":"none"}""", "ValidationException");

        aws.Report();
        aws.Watch.Calls.Select(call => call.Key.Operation).ShouldBe(
            ["AddTags", "CreateModel", "DeleteModel", "DescribeEndpoint", "DescribeEndpointConfig", "DescribeModel", "DescribeModelPackage", "ListModelPackages", "ListTags"],
            ignoreOrder: true);
    }

    [Fact]
    public async Task SageMaker_ExperimentFromPlanToDeletion_HoldsToTheModel()
    {
        ServiceModelFolder.Require();
        await using var aws = await ServedWorld.StartAsync();
        var request = aws.World.CreateRequest();
        request["Description"] = "Every option.";
        request["KmsKey"] = "arn:aws:kms:eu-west-1:111122223333:key/1";
        request["Tags"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["Key"] = "team", ["Value"] = "risk" });
        request["DataStorageConfig"] = System.Text.Json.Nodes.JsonNode.Parse(
            """{"Destination":"s3://bucket/prefix/","KmsKey":"key","ContentType":{"CsvContentTypes":["text/csv"],"JsonContentTypes":["application/json"]} }""");
        request["Schedule"] = new System.Text.Json.Nodes.JsonObject { ["StartTime"] = aws.In(TimeSpan.FromHours(6)), ["EndTime"] = aws.In(TimeSpan.FromHours(30)) };
        await aws.Caller.SageMakerAsync("CreateInferenceExperiment", request.ToJsonString());
        await aws.Caller.RefusedAsync("CreateInferenceExperiment", request.ToJsonString(), "ResourceInUse");
        await aws.Caller.SageMakerAsync("DescribeInferenceExperiment", Name);
        await aws.Caller.RefusedAsync("StartInferenceExperiment", Name, "ConflictException");
        aws.World.Clock.Now += TimeSpan.FromHours(1);
        await aws.Caller.SageMakerAsync("DescribeInferenceExperiment", Name);
        await aws.Caller.SageMakerAsync("UpdateInferenceExperiment", $$"""
            {"Name":"shadow-1","Description":"Later.","Schedule":{"StartTime":{{aws.In(TimeSpan.FromHours(7))}},"EndTime":{{aws.In(TimeSpan.FromHours(31))}} },
             "DataStorageConfig":{"Destination":"s3://bucket/other/"},
             "ShadowModeConfig":{"SourceModelVariantName":"AllTraffic","ShadowModelVariants":[{"ShadowModelVariantName":"shadow-v7","SamplingPercentage":50}]} }
            """);
        await aws.Caller.SageMakerAsync("DescribeInferenceExperiment", Name);
        aws.World.Clock.Now += TimeSpan.FromHours(1);
        await aws.Caller.SageMakerAsync("StartInferenceExperiment", Name);
        await aws.Caller.SageMakerAsync("DescribeInferenceExperiment", Name);
        await aws.Caller.SageMakerAsync("DescribeEndpoint", """{"EndpointName":"fraud-detector-prod"}""");
        aws.World.Clock.Now += TimeSpan.FromHours(1);
        foreach (var sort in new[] { "Name", "CreationTime", "Status" })
        {
            await aws.Caller.SageMakerAsync("ListInferenceExperiments", $$"""
                {"SortBy":"{{sort}}","SortOrder":"Ascending","Type":"ShadowMode","StatusEquals":"Running","NameContains":"shadow","MaxResults":1,
                 "CreationTimeAfter":0,"LastModifiedTimeAfter":0}
                """);
        }

        await aws.Caller.SageMakerAsync("UpdateInferenceExperiment", $$"""{"Name":"shadow-1","Schedule":{"EndTime":{{aws.In(TimeSpan.FromHours(40))}} } }""");
        await aws.Caller.RefusedAsync("DeleteInferenceExperiment", Name, "ConflictException");
        aws.World.Clock.Now += TimeSpan.FromHours(1);
        await aws.Caller.SageMakerAsync("StopInferenceExperiment", """
            {"Name":"shadow-1","ModelVariantActions":{"AllTraffic":"Retain","shadow-v7":"Remove"},"DesiredState":"Cancelled","Reason":"Enough."}
            """);
        await aws.Caller.SageMakerAsync("DescribeInferenceExperiment", Name);
        aws.World.Clock.Now += TimeSpan.FromHours(1);
        await aws.Caller.SageMakerAsync("DescribeInferenceExperiment", Name);
        await aws.Caller.RefusedAsync("StopInferenceExperiment", """{"Name":"shadow-1","ModelVariantActions":{"AllTraffic":"Retain"} }""", "ConflictException");
        await aws.Caller.SageMakerAsync("DeleteInferenceExperiment", Name);
        await aws.Caller.RefusedAsync("DescribeInferenceExperiment", Name, "ResourceNotFound");
        await aws.Caller.RefusedAsync("StopInferenceExperiment", """{"Name":"none","ModelVariantActions":{"AllTraffic":"Retain"} }""", "ResourceNotFound");

        aws.Report();
        aws.Watch.Calls.Keys.Count(call => call.Operation.EndsWith("InferenceExperiment", StringComparison.Ordinal)).ShouldBe(6);
    }

    [Theory]
    [InlineData("Retain", "Remove", "")]
    [InlineData("Retain", "Retain", "")]
    [InlineData("Remove", "Promote", "")]
    [InlineData("Remove", "Promote", """[{"ModelName":"candidate","VariantName":"shadow-v7","InfrastructureConfig":{"InfrastructureType":"RealTimeInference","RealTimeInferenceConfig":{"InstanceType":"ml.m5.2xlarge","InstanceCount":3} } }]""")]
    public async Task SageMaker_StopWithEachAction_HoldsToTheModel(string production, string shadow, string desired)
    {
        ServiceModelFolder.Require();
        await using var aws = await ServedWorld.StartAsync();
        await aws.Caller.SageMakerAsync("CreateInferenceExperiment", aws.World.CreateRequest().ToJsonString());
        aws.World.Clock.Now += TimeSpan.FromHours(2);
        var variants = desired.Length > 0 ? $",\"DesiredModelVariants\":{desired}" : "";
        await aws.Caller.SageMakerAsync(
            "StopInferenceExperiment", $$"""{"Name":"shadow-1","ModelVariantActions":{"AllTraffic":"{{production}}","shadow-v7":"{{shadow}}"}{{variants}}}""");

        foreach (var hours in new[] { 0, 1 })
        {
            aws.World.Clock.Now += TimeSpan.FromHours(hours);
            await aws.Caller.SageMakerAsync("DescribeInferenceExperiment", Name);
            var endpoint = await aws.Caller.SageMakerAsync("DescribeEndpoint", """{"EndpointName":"fraud-detector-prod"}""");
            await aws.Caller.SageMakerAsync("DescribeEndpointConfig", $$"""{"EndpointConfigName":{{endpoint["EndpointConfigName"]!.ToJsonString()}} }""");
        }

        aws.Report();
    }

    [Fact]
    public async Task CloudWatch_InEachProtocol_HoldsToTheModel()
    {
        ServiceModelFolder.Require();
        await using var aws = await ServedWorld.StartAsync();
        var (from, to) = (TestWorld.Start.AddHours(-2), TestWorld.Start.AddHours(-1));
        const string query = """
            {"Id":"q1","Label":"p99","ReturnData":true,"MetricStat":{"Period":300,"Stat":"p99","Unit":"Microseconds","Metric":{"Namespace":"AWS/SageMaker","MetricName":"ModelLatency",
             "Dimensions":[{"Name":"EndpointName","Value":"fraud-detector-prod"},{"Name":"VariantName","Value":"AllTraffic"}]} } }
            """;
        var json = $$"""{"MetricDataQueries":[{{query}}],"StartTime":{{from.ToUnixTimeSeconds()}},"EndTime":{{to.ToUnixTimeSeconds()}},"ScanBy":"TimestampAscending","MaxDatapoints":5}""";
        var page = await aws.Caller.CallAsync("GraniteServiceVersion20100801.GetMetricData", json);
        var token = page["NextToken"]!.ToJsonString();
        await aws.Caller.CallAsync("GraniteServiceVersion20100801.GetMetricData", $"{json[..^1]},\"NextToken\":{token}}}");
        await aws.Caller.CallAsync("GraniteServiceVersion20100801.GetMetricData", $"{json[..^1]},\"NextToken\":\"stale\"}}");

        var form = "Action=GetMetricData&Version=2010-08-01&MetricDataQueries.member.1.Id=q1&MetricDataQueries.member.1.MetricStat.Period=300"
            + "&MetricDataQueries.member.1.MetricStat.Stat=Average&MetricDataQueries.member.1.MetricStat.Metric.Namespace=AWS%2FSageMaker"
            + "&MetricDataQueries.member.1.MetricStat.Metric.MetricName=ModelLatency"
            + "&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Name=EndpointName&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Value=fraud-detector-prod"
            + "&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.2.Name=VariantName&MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.2.Value=AllTraffic"
            + $"&StartTime={from:yyyy-MM-dd'T'HH:mm:ss'Z'}&EndTime={to:yyyy-MM-dd'T'HH:mm:ss'Z'}";
        await aws.Caller.QueryAsync(form);
        await aws.Caller.QueryAsync(form + "&NextToken=stale");
        await aws.Caller.CborAsync("GetMetricData", Cbor(from, to, null));
        await aws.Caller.CborAsync("GetMetricData", Cbor(from, to, "stale"));

        aws.Report();
        aws.Watch.Calls.ShouldBe(
            new Dictionary<(string, string), int>
            {
                [("cloudwatch", "GetMetricData")] = 3,
                [("cloudwatch", "GetMetricData (Query)")] = 2,
                [("cloudwatch", "GetMetricData (Cbor)")] = 2,
            },
            ignoreOrder: true);
    }

    [Fact]
    public async Task S3_EveryOperation_HoldsToTheModel()
    {
        ServiceModelFolder.Require();
        await using var aws = await ServedWorld.StartAsync();
        using var s3 = LocalClients.S3(aws.Server.Address, "eu-west-1");
        for (var number = 0; number < 3; number++)
        {
            var request = new PutObjectRequest { BucketName = "evidence", Key = $"a b/{number}+ü.json", ContentBody = "{}", IfNoneMatch = number == 0 ? "*" : null };
            request.Metadata["run"] = "r1";
            await s3.PutObjectAsync(request, Token);
        }

        await RefusedAsync(s3.PutObjectAsync(new PutObjectRequest { BucketName = "evidence", Key = "a b/0+ü.json", ContentBody = "{}", IfNoneMatch = "*" }, Token));
        using var read = await s3.GetObjectAsync("evidence", "a b/0+ü.json", Token);
        await s3.GetObjectMetadataAsync("evidence", "a b/0+ü.json", Token);
        await RefusedAsync(s3.GetObjectAsync("evidence", "none", Token));
        await RefusedAsync(s3.GetObjectMetadataAsync("evidence", "none", Token));
        await RefusedAsync(s3.GetObjectAsync("nowhere", "none", Token));
        var first = await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = "evidence", Prefix = "a b/", MaxKeys = 2, Encoding = EncodingType.Url }, Token);
        await s3.ListObjectsV2Async(
            new ListObjectsV2Request { BucketName = "evidence", ContinuationToken = first.NextContinuationToken, StartAfter = "a b/0" }, Token);

        aws.Report();
        aws.Watch.Calls.Keys.Select(call => call.Operation).ShouldBe(["GetObject", "HeadObject", "ListObjectsV2", "PutObject"], ignoreOrder: true);
    }

    [Fact]
    public async Task StepFunctions_OverAWholeRun_HoldsToTheModel()
    {
        ServiceModelFolder.Require();
        await using var bench = await Workbench.StartAsync(engine, workflow: WorkflowFile.Read());
        using var caller = new SignedCaller(bench.Address);
        var failed = false;
        bench.Fault = function => function == "PollExperiment" && !failed && (failed = true) ? new InjectedFault("Once.", AfterTheWork: false) : null;
        await bench.ApproveAsync();
        await bench.RunToEndAsync();
        var execution = (await bench.RunAsync()).ExecutionArn;

        var started = $$"""{"stateMachineArn":"{{Workbench.StateMachine}}","name":"by-hand","input":"{\"runId\":\"none\",\"executionArn\":\"none\"}"}""";
        await caller.CallAsync("AWSStepFunctions.StartExecution", started);
        (await caller.CallAsync("AWSStepFunctions.StartExecution", started.Replace("none", "other", StringComparison.Ordinal)))["__type"]!.GetValue<string>()
            .ShouldBe("ExecutionAlreadyExists");
        await caller.CallAsync("AWSStepFunctions.DescribeExecution", $$"""{"executionArn":"{{execution}}"}""");
        await caller.CallAsync("AWSStepFunctions.DescribeExecution", $$"""{"executionArn":"{{execution}}-none"}""");
        var page = await caller.CallAsync("AWSStepFunctions.GetExecutionHistory", $$"""{"executionArn":"{{execution}}","maxResults":20}""");
        await caller.CallAsync(
            "AWSStepFunctions.GetExecutionHistory",
            $$"""{"executionArn":"{{execution}}","maxResults":1000,"nextToken":{{page["nextToken"]!.ToJsonString()}} }""");
        await caller.CallAsync("AWSStepFunctions.GetExecutionHistory", $$"""{"executionArn":"{{execution}}","reverseOrder":true,"includeExecutionData":false,"maxResults":50}""");
        await caller.CallAsync("AWSStepFunctions.ListExecutions", $$"""{"stateMachineArn":"{{Workbench.StateMachine}}","statusFilter":"SUCCEEDED","maxResults":1}""");
        await caller.CallAsync("AWSStepFunctions.ListExecutions", """{"stateMachineArn":"arn:aws:states:eu-west-1:111122223333:stateMachine:none"}""");

        bench.Watch.ShouldHaveSeenNothingWrong();
        bench.Watch.Calls.Keys.Where(call => call.Service == "stepfunctions").Select(call => call.Operation)
            .ShouldBe(["DescribeExecution", "GetExecutionHistory", "ListExecutions", "StartExecution"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"StartAt": "Fail", "States": {"Fail": {"Type": "Fail", "Error": "States.Runtime", "Cause": "The path is not there."} } }""")]
    [InlineData("""{"TimeoutSeconds": 5, "StartAt": "Idle", "States": {"Idle": {"Type": "Wait", "Seconds": 60, "Next": "End"}, "End": {"Type": "Succeed"} } }""")]
    [InlineData(Workbench.Idle)]
    public async Task Reconciliation_OfARunThatEndedBadly_HoldsToTheModels(string workflow)
    {
        ServiceModelFolder.Require();
        await using var bench = await Workbench.StartAsync(engine, workflow: workflow);
        using var caller = new SignedCaller(bench.Address);
        await bench.ApproveAsync();
        await bench.StepAsync("AcquireEndpoint");
        var execution = (await bench.RunAsync()).ExecutionArn;
        if (workflow == Workbench.Idle)
        {
            await caller.CallAsync("AWSStepFunctions.StopExecution", $$"""{"executionArn":"{{execution}}","error":"Operator","cause":"By hand."}""");
        }

        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddSeconds(10));
        await bench.InvokeAsync("ReconcileRuns", Workbench.Event("reconcile-runs-schedule.json"));
        await caller.CallAsync("AWSStepFunctions.GetExecutionHistory", $$"""{"executionArn":"{{execution}}"}""");
        await caller.CallAsync("AWSStepFunctions.DescribeExecution", $$"""{"executionArn":"{{execution}}","includedData":"METADATA_ONLY"}""");

        bench.Watch.ShouldHaveSeenNothingWrong();
        bench.Watch.Calls.Keys.ShouldContain(("sagemaker", "ListInferenceExperiments"));
        bench.Watch.Calls.Keys.ShouldContain(("dynamodb", "Query"));
    }

    private static async Task RefusedAsync(Task call) => await Should.ThrowAsync<AmazonServiceException>(() => call);

    // DeleteModel answers with nothing at all, or with an empty object.
    private static async Task DeleteAsync(SignedCaller caller, string model) =>
        (await caller.CallAsync("SageMaker.DeleteModel", $$"""{"ModelName":"{{model}}"}""")).ShouldBeEmpty();

    private static byte[] Cbor(DateTimeOffset from, DateTimeOffset to, string? token)
    {
        var writer = new CborWriter();
        writer.WriteStartMap(token is null ? 3 : 4);
        Time("StartTime", from);
        Time("EndTime", to);
        writer.WriteTextString("MetricDataQueries");
        writer.WriteStartArray(1);
        writer.WriteStartMap(2);
        writer.WriteTextString("Id");
        writer.WriteTextString("q1");
        writer.WriteTextString("MetricStat");
        writer.WriteStartMap(3);
        writer.WriteTextString("Period");
        writer.WriteInt32(60);
        writer.WriteTextString("Stat");
        writer.WriteTextString("Sum");
        writer.WriteTextString("Metric");
        writer.WriteStartMap(3);
        writer.WriteTextString("Namespace");
        writer.WriteTextString("AWS/SageMaker");
        writer.WriteTextString("MetricName");
        writer.WriteTextString("Invocations");
        writer.WriteTextString("Dimensions");
        writer.WriteStartArray(2);
        Dimension("EndpointName", "fraud-detector-prod");
        Dimension("VariantName", "AllTraffic");
        writer.WriteEndArray();
        writer.WriteEndMap();
        writer.WriteEndMap();
        writer.WriteEndMap();
        writer.WriteEndArray();
        if (token is not null)
        {
            writer.WriteTextString("NextToken");
            writer.WriteTextString(token);
        }

        writer.WriteEndMap();
        return writer.Encode();

        void Time(string name, DateTimeOffset at)
        {
            writer.WriteTextString(name);
            writer.WriteTag(CborTag.UnixTimeSeconds);
            writer.WriteInt64(at.ToUnixTimeSeconds());
        }

        void Dimension(string name, string value)
        {
            writer.WriteStartMap(2);
            writer.WriteTextString("Name");
            writer.WriteTextString(name);
            writer.WriteTextString("Value");
            writer.WriteTextString(value);
            writer.WriteEndMap();
        }
    }

    /// <summary>A world behind a server whose wires are watched.</summary>
    private sealed class ServedWorld : IAsyncDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public required TestWorld World { get; init; }

        public LocalAwsServer Server { get; private set; } = null!;

        public SignedCaller Caller { get; private set; } = null!;

        public ModelWatch Watch { get; } = ModelWatch.Start();

        public static async Task<ServedWorld> StartAsync(string scenario = "{}")
        {
            var served = new ServedWorld { World = new TestWorld(scenario) };
            served.Server = await LocalAwsServer.StartAsync(
                served.World.World.Services,
                restServices: [new S3Service(new S3Folder(served._folder.Path, "evidence"), served.World.Clock)],
                guard: SignatureVerifier.ForLocal("eu-west-1"),
                observer: served.Watch,
                cancellationToken: Token);
            served.Caller = new SignedCaller(served.Server.Address);
            return served;
        }

        public long In(TimeSpan later) => (World.Clock.Now + later).ToUnixTimeSeconds();

        public void Report()
        {
            TestContext.Current.TestOutputHelper!.WriteLine(Watch.Table());
            Watch.ShouldHaveSeenNothingWrong();
        }

        public async ValueTask DisposeAsync()
        {
            Caller.Dispose();
            await Server.DisposeAsync();
            _folder.Dispose();
        }
    }
}
