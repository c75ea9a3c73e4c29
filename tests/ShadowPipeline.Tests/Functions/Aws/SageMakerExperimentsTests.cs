using System.Text.Json.Nodes;
using ShadowPipeline.Experiments;
using ShadowPipeline.Functions.Aws;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Planning;

namespace ShadowPipeline.Tests.Functions.Aws;

public sealed class SageMakerExperimentsTests : IAsyncLifetime
{
    private const string Package = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/7";
    private const string Duplicate = """{"__type":"ValidationException","Message":"Cannot create already existing model \"arn:m\"."}""";
    private RecordingServer server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => server = await RecordingServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task EnsureModel_NewName_CreatesItOfThePackage()
    {
        server.Answers("""{"ModelArn":"arn:m"}""");

        await Experiments().EnsureModelAsync(Plan(), Token);

        var request = JsonNode.Parse(server.Requests.ShouldHaveSingleItem().Body)!;
        request["PrimaryContainer"]!.ToJsonString().ShouldBe($$"""{"ModelPackageName":"{{Package}}"}""");
        request["VpcConfig"]!["Subnets"]!.ToJsonString().ShouldBe("""["subnet-1"]""");
        request["ExecutionRoleArn"]!.GetValue<string>().ShouldBe("arn:role");
    }

    [Theory]
    [InlineData("""{"ModelName":"run","PrimaryContainer":{"ModelPackageName":"arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/7"}}""", true)]
    [InlineData("""{"ModelName":"run","Containers":[{"ModelPackageName":"arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/7"}]}""", true)]
    [InlineData("""{"ModelName":"run","PrimaryContainer":{"ModelPackageName":"arn:other"}}""", false)]
    [InlineData("""{"ModelName":"run","PrimaryContainer":{"Image":"i"}}""", false)]
    public async Task EnsureModel_NameExists_ComparesThePackage(string model, bool own)
    {
        server.Answers(Duplicate, 400).Answers(model);

        var error = await Record.ExceptionAsync(() => Experiments().EnsureModelAsync(Plan(), Token));

        (error is null).ShouldBe(own);
        (error is null or NameTakenException).ShouldBeTrue(error?.ToString());
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task EnsureModel_RefusedForAnotherReason_IsPermanent()
    {
        server.Answers("""{"__type":"ValidationException","Message":"The role is not assumable."}""", 400)
            .Answers("""{"__type":"ValidationException","Message":"Could not find model \"arn:m\"."}""", 400);

        var error = await Should.ThrowAsync<PermanentServiceException>(() => Experiments().EnsureModelAsync(Plan(), Token));

        error.Message.ShouldBe("CreateModel: ValidationException: The role is not assumable.");
    }

    [Fact]
    public async Task EnsureModel_ThrottledWhileComparing_IsTransient()
    {
        server.Answers(Duplicate, 400).Answers("""{"__type":"ThrottlingException","Message":"Rate exceeded"}""", 400);

        await Should.ThrowAsync<TransientServiceException>(() => Experiments().EnsureModelAsync(Plan(), Token));
    }

    [Fact]
    public async Task TryMoveEnd_Running_ChangesTheEndAndNothingElse()
    {
        server.Answers("""{"InferenceExperimentArn":"arn:e"}""");

        (await Experiments().TryMoveEndAsync("run", new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero), Token)).ShouldBeTrue();

        server.Requests.ShouldHaveSingleItem().Body.ShouldBe("""{"Name":"run","Schedule":{"EndTime":1795176000}}""");
    }

    [Theory]
    [InlineData("ConflictException")]
    [InlineData("ValidationException")]
    [InlineData("ResourceNotFound")]
    public async Task TryMoveEnd_Refused_IsFalse(string code)
    {
        server.Answers($$"""{"__type":"{{code}}","Message":"No."}""", 400);

        (await Experiments().TryMoveEndAsync("run", new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero), Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task TryCreate_NameOrEndpointInUse_IsFalse()
    {
        server.Answers("""{"__type":"ResourceInUse","Message":"Taken."}""", 400);

        (await Experiments().TryCreateAsync(Plan(), Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task TryCreate_QuotaIsUsedUp_IsPermanent()
    {
        server.Answers("""{"__type":"ResourceLimitExceeded","Message":"Too many."}""", 400);

        await Should.ThrowAsync<PermanentServiceException>(() => Experiments().TryCreateAsync(Plan(), Token));
    }

    [Theory]
    [InlineData("ConflictException", "It is Created.", false)]
    [InlineData("ResourceNotFound", "Gone.", false)]
    [InlineData("ValidationException", "Cannot stop an experiment that is Creating.", false)]
    [InlineData(null, null, true)]
    public async Task TryStopAndStart_StatusDoesNotAllowIt_IsFalse(string? code, string? message, bool done)
    {
        for (var i = 0; i < 2; i++)
        {
            server.Answers(code is null ? """{"InferenceExperimentArn":"arn:x"}""" : $$"""{"__type":"{{code}}","Message":"{{message}}"}""", code is null ? 200 : 400);
        }

        (await Experiments().TryStopAsync(Snapshot(), "because", Token)).ShouldBe(done);
        (await Experiments().TryStartAsync("run", Token)).ShouldBe(done);
        JsonNode.DeepEquals(JsonNode.Parse(server.Requests[0].Body), JsonNode.Parse("""
            {"Name":"run","ModelVariantActions":{"AllTraffic":"Retain","run":"Remove"},"DesiredState":"Cancelled","Reason":"because"}
            """)).ShouldBeTrue(server.Requests[0].Body);
        server.Requests[1].Headers["X-Amz-Target"].ShouldBe("SageMaker.StartInferenceExperiment");
    }

    [Fact]
    public async Task DeleteModel_OwnMissingOrForeign_DeletesOnlyItsOwn()
    {
        server
            .Answers("""{"ModelName":"run","PrimaryContainer":{"ModelPackageName":"arn:p/7"}}""").Answers("{}")
            .Answers("""{"__type":"ValidationException","Message":"Could not find model \"arn:m\"."}""", 400)
            .Answers("""{"ModelName":"run","PrimaryContainer":{"ModelPackageName":"arn:p/6"}}""");

        (await Experiments().DeleteModelAsync("run", "arn:p/7", Token)).ShouldBeTrue();
        (await Experiments().DeleteModelAsync("run", "arn:p/7", Token)).ShouldBeFalse();
        (await Experiments().DeleteModelAsync("run", "arn:p/7", Token)).ShouldBeFalse();

        server.Requests.Count(request => request.Headers["X-Amz-Target"] == "SageMaker.DeleteModel").ShouldBe(1);
    }

    [Fact]
    public async Task FindOther_ReadsEveryPageOfEveryActiveStatus()
    {
        server.Answers("""{"InferenceExperiments":[{"Name":"run"},{"Name":"elsewhere"}],"NextToken":"t"}""")
            .Answers(Described("elsewhere", "another-endpoint"))
            .Answers("""{"InferenceExperiments":[{"Name":"gone"}]}""")
            .Answers("""{"__type":"ResourceNotFound","Message":"Gone."}""", 400)
            .Answers("""{"InferenceExperiments":[{"Name":"other"}]}""")
            .Answers(Described("other", "e"));

        (await Experiments().FindOtherOnEndpointAsync("e", "run", Token)).ShouldBe("other");

        var lists = server.Requests.Where(request => request.Headers["X-Amz-Target"] == "SageMaker.ListInferenceExperiments").Select(request => JsonNode.Parse(request.Body)!);
        lists.Select(list => (string?)list["StatusEquals"]).ShouldBe(["Creating", "Creating", "Created"]);
        lists.Select(list => (string?)list["NextToken"]).ShouldBe([null, "t", null]);
    }

    [Fact]
    public async Task FindOther_None_AsksForEveryActiveStatus()
    {
        for (var i = 0; i < ExperimentStatus.Active.Count; i++)
        {
            server.Answers("{}");
        }

        (await Experiments().FindOtherOnEndpointAsync("e", "run", Token)).ShouldBeNull();
        server.Requests.Select(request => (string?)JsonNode.Parse(request.Body)!["StatusEquals"]).ShouldBe(ExperimentStatus.Active);
    }

    private static string Described(string name, string endpoint) => $$"""
        {"Name":"{{name}}","Arn":"arn:{{name}}","Type":"ShadowMode","Status":"Running","EndpointMetadata":{"EndpointName":"{{endpoint}}"},"ModelVariants":[]}
        """;

    private static ExperimentSnapshot Snapshot() => new()
    {
        Name = "run",
        Arn = "arn:x",
        Status = ExperimentStatus.Running,
        EndpointName = "e",
        ProductionVariant = new PlannedVariant("AllTraffic", "live", "ml.m5.xlarge", 1),
        ShadowVariant = new PlannedVariant("run", "run", "ml.m5.xlarge", 1),
    };

    private static ExperimentPlan Plan() => new()
    {
        Name = "run",
        StartTime = DateTimeOffset.UnixEpoch.AddHours(1),
        EndTime = DateTimeOffset.UnixEpoch.AddHours(2),
        Description = "d",
        RoleArn = "arn:aws:iam::111122223333:role/r",
        EndpointName = "e",
        ProductionVariant = new PlannedVariant("AllTraffic", "live", "ml.m5.xlarge", 1),
        ShadowVariant = new PlannedVariant("run", "run", "ml.m5.xlarge", 1),
        SamplingPercentage = 100,
        Tags = new Dictionary<string, string>(),
        CandidateModel = new CandidateModelPlan("run", Package, "arn:role", ["subnet-1"], ["sg-1"], false),
    };

    private SageMakerExperiments Experiments() => new(SdkClients.SageMaker(server));
}
