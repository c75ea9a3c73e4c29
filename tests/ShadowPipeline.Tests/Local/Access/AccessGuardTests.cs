using System.Text.Json.Nodes;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Amazon.StepFunctions;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Local.Access;
using ShadowPipeline.Local.Lambda;
using ShadowPipeline.Local.Signing;
using ShadowPipeline.Local.StateMachines.Integrations;
using ShadowPipeline.Local.StateMachines.Running;
using ShadowPipeline.Local.StepFunctions.Integrations;
using ShadowPipeline.Tests.Functions;
using ShadowPipeline.Tests.Local.DynamoDb;
using Tag = Amazon.SageMaker.Model.Tag;

namespace ShadowPipeline.Tests.Local.Access;

/// <summary>What a role may not do is denied, in the words of each service, over the wire.</summary>
[Collection(SharedEngine.Name)]
public sealed class AccessGuardTests(EngineFixture engine)
{
    private const string Me = "Tester";
    private const string Key = "arn:aws:kms:eu-west-1:111122223333:key/0f6f4f0e-0000-4000-8000-000000000000";
    private const string Models = "arn:aws:sagemaker:eu-west-1:111122223333:model/";
    private const string PassedRole = "arn:aws:iam::111122223333:role/fraud-detector-execution";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DynamoDb_NotAllowed_IsDeniedWithActionAndResource()
    {
        await using var bench = await StartAsync(Allow("dynamodb:PutItem", "*"), Allow("dynamodb:GetItem", "*/another"));
        var table = bench.Get<Tables>().Runs;

        var denied = await DeniedAsync(() => bench.Get<IAmazonDynamoDB>().GetItemAsync(new GetItemRequest { TableName = table, Key = ItemKey() }, Token));

        (denied.ErrorCode, (int)denied.StatusCode).ShouldBe(("AccessDeniedException", 400));
        denied.Message.ShouldBe(
            $"User: arn:aws:sts::111122223333:assumed-role/TesterRole/Tester is not authorized to perform: dynamodb:GetItem on resource: "
            + $"arn:aws:dynamodb:eu-west-1:111122223333:table/{table} because no identity-based policy allows the dynamodb:GetItem action");
        bench.Access!.Denials.ShouldBe([$"Tester: dynamodb:GetItem on arn:aws:dynamodb:eu-west-1:111122223333:table/{table}"]);
    }

    [Theory]
    [InlineData("dynamodb:DeleteItem", "dynamodb:PutItem")]
    [InlineData("dynamodb:PutItem", "dynamodb:DeleteItem")]
    public async Task DynamoDb_Transaction_NeedsWhatItsPartsNeed(string allowed, string missing)
    {
        await using var bench = await StartAsync(Allow(allowed, "*"), Allow("dynamodb:TransactWriteItems", "*"));
        var table = bench.Get<Tables>().Runs;
        var request = new TransactWriteItemsRequest
        {
            TransactItems =
            [
                new() { Put = new Put { TableName = table, Item = ItemKey("1") } },
                new() { Delete = new Amazon.DynamoDBv2.Model.Delete { TableName = table, Key = ItemKey("2") } },
            ],
        };

        (await DeniedAsync(() => bench.Get<IAmazonDynamoDB>().TransactWriteItemsAsync(request, Token))).Message.ShouldContain($"perform: {missing} on");
    }

    [Fact]
    public async Task DynamoDb_QueryOfAnIndex_NeedsTheIndexAndNotTheTable()
    {
        await using var bench = await StartAsync(Allow("dynamodb:Query", "*table/*-runs"));
        var store = new DynamoRunStore(bench.Get<IAmazonDynamoDB>(), bench.Get<Tables>());

        (await AsTesterAsync(() => store.HeadOfQueueAsync("nobody", Token))).ShouldBeNull();

        (await Should.ThrowAsync<Exception>(() => AsTesterAsync(() => store.ListOpenAsync(1, Token)))).Message.ShouldContain("-runs/index/open because no");
    }

    [Fact]
    public async Task DynamoDb_CustomersKey_IsNeededThroughTheService()
    {
        var through = new AccessCondition("StringEquals", "kms:ViaService", ["dynamodb.eu-west-1.amazonaws.com"]);
        var elsewhere = new AccessCondition("StringEquals", "kms:ViaService", ["s3.eu-west-1.amazonaws.com"]);
        await using var with = await StartAsync(Key, Allow("dynamodb:GetItem", "*"), new AccessStatement(["kms:Decrypt"], [Key], [through]));
        await using var without = await StartAsync(Key, Allow("dynamodb:GetItem", "*"), new AccessStatement(["kms:Decrypt"], [Key], [elsewhere]));

        await AsTesterAsync(() => with.Get<IAmazonDynamoDB>().GetItemAsync(new GetItemRequest { TableName = with.Get<Tables>().Runs, Key = ItemKey() }, Token));

        (await DeniedAsync(() => without.Get<IAmazonDynamoDB>().GetItemAsync(new GetItemRequest { TableName = without.Get<Tables>().Runs, Key = ItemKey() }, Token)))
            .Message.ShouldContain($"perform: kms:Decrypt on resource: {Key}");
    }

    [Theory]
    [InlineData("sagemaker:CreateModel", "sagemaker.amazonaws.com", PassedRole, "sagemaker:AddTags on resource: " + Models + "shadow-one")]
    [InlineData("sagemaker:*", "lambda.amazonaws.com", PassedRole, "iam:PassRole on resource: " + PassedRole)]
    [InlineData("sagemaker:*", "sagemaker.amazonaws.com", PassedRole + "-2", "iam:PassRole on resource: " + PassedRole)]
    public async Task SageMaker_Creation_NeedsTagsAndRole(string allowed, string service, string role, string missing)
    {
        var pass = new AccessStatement(["iam:PassRole"], [role], [new AccessCondition("StringEquals", "iam:PassedToService", [service])]);
        await using var bench = await StartAsync(Allow(allowed, Models + "shadow-*"), pass);

        (await DeniedAsync(() => bench.Get<IAmazonSageMaker>().CreateModelAsync(NewModel("shadow-one"), Token))).Message.ShouldContain($"perform: {missing}");
    }

    [Fact]
    public async Task SageMaker_NameInUpperCase_NeedsBothForms()
    {
        await using var bench = await StartAsync(Allow("sagemaker:DescribeModel", Models + "Shadow-*"));

        (await DeniedAsync(() => bench.Get<IAmazonSageMaker>().DescribeModelAsync(new DescribeModelRequest { ModelName = "Shadow-One" }, Token)))
            .Message.ShouldContain(Models + "shadow-one");
    }

    [Fact]
    public async Task S3_MissingKey_IsForbiddenToWhoMayNotList()
    {
        await using var blind = await StartAsync(Allow("s3:GetObject", "*"));
        await using var seeing = await StartAsync(Allow("s3:GetObject", "*"), Allow("s3:ListBucket", "arn:aws:s3:::" + Workbench.Bucket));

        var forbidden = await DeniedAsync(() => blind.Get<IAmazonS3>().GetObjectAsync(Workbench.Bucket, "missing", Token));
        var missing = await DeniedAsync(() => seeing.Get<IAmazonS3>().GetObjectAsync(Workbench.Bucket, "missing", Token));

        (forbidden.ErrorCode, (int)forbidden.StatusCode).ShouldBe(("AccessDenied", 403));
        forbidden.Message.ShouldContain("perform: s3:ListBucket on resource: arn:aws:s3:::evidence because");
        (missing.ErrorCode, (int)missing.StatusCode).ShouldBe(("NoSuchKey", 404));
        ((int)(await DeniedAsync(() => blind.Get<IAmazonS3>().GetObjectMetadataAsync(Workbench.Bucket, "missing", Token))).StatusCode).ShouldBe(403);
        ((int)(await DeniedAsync(() => seeing.Get<IAmazonS3>().GetObjectMetadataAsync(Workbench.Bucket, "missing", Token))).StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task S3_WriteOnCondition_NeedsToRead()
    {
        await using var bench = await StartAsync(Allow("s3:PutObject", "arn:aws:s3:::evidence/site/*"));
        var s3 = bench.Get<IAmazonS3>();

        await AsTesterAsync(() => s3.PutObjectAsync(new PutObjectRequest { BucketName = Workbench.Bucket, Key = "site/a", ContentBody = "a" }, Token));

        var other = await DeniedAsync(() => s3.PutObjectAsync(new PutObjectRequest { BucketName = Workbench.Bucket, Key = "a", ContentBody = "a" }, Token));
        (other.ErrorCode, (int)other.StatusCode).ShouldBe(("AccessDenied", 403));
        var condition = new PutObjectRequest { BucketName = Workbench.Bucket, Key = "site/a", ContentBody = "b", IfMatch = "\"0\"" };
        (await DeniedAsync(() => s3.PutObjectAsync(condition, Token))).Message.ShouldContain("perform: s3:GetObject on resource: arn:aws:s3:::evidence/site/a");
        (await DeniedAsync(() => s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = Workbench.Bucket }, Token))).Message.ShouldContain("s3:ListBucket");
    }

    [Fact]
    public async Task WorkflowAndMetrics_NotAllowed_AreDenied()
    {
        await using var bench = await StartAsync();
        var query = new MetricDataQuery { Id = "a", Expression = "1" };
        var metrics = new GetMetricDataRequest { StartTime = DateTime.UnixEpoch, EndTime = DateTime.UnixEpoch.AddHours(1), MetricDataQueries = [query] };

        (await DeniedAsync(() => bench.Get<IAmazonStepFunctions>().StartExecutionAsync(new() { StateMachineArn = Workbench.StateMachine, Name = "a" }, Token)))
            .Message.ShouldContain($"perform: states:StartExecution on resource: {Workbench.StateMachine}");
        (await DeniedAsync(() => bench.Get<IAmazonCloudWatch>().GetMetricDataAsync(metrics, Token))).Message.ShouldContain("cloudwatch:GetMetricData on resource: *");
    }

    [Fact]
    public async Task Notices_NotAllowed_FailAsStepFunctionsNamesThem()
    {
        await using var bench = await StartAsync();
        using var wire = new WireIntegrations(bench.Address, "eu-west-1", SigningCredential.OfRole(Me));
        var execution = new ExecutionIdentity("e", "arn:e", "shadow-test", Workbench.StateMachine, DateTimeOffset.UnixEpoch);
        var entry = new JsonObject { ["EventBusName"] = LocalNotices.Bus, ["Source"] = "a", ["DetailType"] = "b", ["Detail"] = "{}" };
        var message = new JsonObject { ["TopicArn"] = LocalNotices.TopicArn(bench.World.Facts), ["Message"] = "a" };

        var put = await wire.CallAsync(ServiceIntegration.PutEvents, new JsonObject { ["Entries"] = new JsonArray(entry) }, execution, Token);
        var published = await wire.CallAsync(ServiceIntegration.Publish, message, execution, Token);

        (put.Error, published.Error).ShouldBe(("EventBridge.AccessDeniedException", "SNS.AuthorizationErrorException"));
        put.Cause.ShouldNotBeNull().ShouldContain("events:PutEvents on resource: arn:aws:events:eu-west-1:111122223333:event-bus/shadow-decisions");
    }

    [Fact]
    public async Task Function_ThatIsNotAllowed_IsNotInvoked()
    {
        await using var bench = await StartAsync(Allow("lambda:InvokeFunction", "*:function:*-RecordDecision"));
        var functions = bench.Access!.Guarding(new Answering(), Me);

        (await functions.InvokeAsync(Workbench.FunctionPrefix + "RecordDecision", default, Token)).ErrorType.ShouldBeNull();
        (await functions.InvokeAsync(Workbench.FunctionPrefix + "ReconcileRuns", default, Token)).ErrorType.ShouldBe("Lambda.AWSLambdaException");
    }

    [Fact]
    public void Unknown_IsRefusedLoudly()
    {
        Should.Throw<NotSupportedException>(() => new AccessCondition("NumericLessThan", "s3:max-keys", ["1"])).Message.ShouldContain("NumericLessThan");
        Should.Throw<NotSupportedException>(() => new AccessCondition("StringEquals", "aws:ResourceTag/owner", ["me"])).Message.ShouldContain("aws:ResourceTag/owner");
        Should.Throw<NotSupportedException>(() => new AccessStatement(["s3:*"], ["${Unresolved.Arn}"], [])).Message.ShouldContain("${Unresolved.Arn}");
        var place = new AccessPlace("111122223333", "eu-west-1");
        Should.Throw<NotSupportedException>(() => new DynamoDbNeeds(place).Of("ExecuteStatement", [])).Message.ShouldContain("ExecuteStatement");
        Should.Throw<NotSupportedException>(() => new SageMakerNeeds(place).Of("CreateEndpoint", [])).Message.ShouldContain("CreateEndpoint");
    }

    [Fact]
    public void ConditionWithoutItsKey_DoesNotHold() =>
        new AccessCondition("StringLike", "s3:prefix", ["*"]).Holds(new AccessNeed("s3:ListBucket", "arn:aws:s3:::evidence")).ShouldBeFalse();

    private static Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue> ItemKey(string name = "1") =>
        new() { ["pk"] = new() { S = name }, ["sk"] = new() { S = name } };

    private static CreateModelRequest NewModel(string name) => new()
    {
        ModelName = name,
        ExecutionRoleArn = PassedRole,
        Tags = [new Tag { Key = "a", Value = "b" }],
        PrimaryContainer = new ContainerDefinition { ModelPackageName = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/7" },
    };

    private static AccessStatement Allow(string action, string resource) => new([action], [resource], []);

    private static async Task<T> AsTesterAsync<T>(Func<Task<T>> call)
    {
        using var running = RunningFunction.Enter(Me);
        return await call();
    }

    private static Task<AmazonServiceException> DeniedAsync<T>(Func<Task<T>> call) => Should.ThrowAsync<AmazonServiceException>(() => AsTesterAsync(call));

    private Task<Workbench> StartAsync(params AccessStatement[] statements) => StartAsync(null, statements);

    private Task<Workbench> StartAsync(string? key, params AccessStatement[] statements) => Workbench.StartAsync(
        engine,
        roles: new Dictionary<string, AccessRole> { [Me] = new(Me, statements), [LocalPipeline.WorkflowRole] = new(LocalPipeline.WorkflowRole, []) },
        keyArn: key,
        mayBeDenied: true);

    private sealed class Answering : ILambdaFunctions
    {
        public Task<LambdaAnswer> InvokeAsync(string functionArn, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
            Task.FromResult(LambdaAnswer.Success(payload));
    }
}
