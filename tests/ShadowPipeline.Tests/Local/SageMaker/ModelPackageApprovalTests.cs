using System.Text.Json.Nodes;
using ShadowPipeline.Approvals;
using ShadowPipeline.Tests.Local.Hosting;

namespace ShadowPipeline.Tests.Local.SageMaker;

public sealed class ModelPackageApprovalTests
{
    private readonly TestWorld _world = new("""{"modelPackage": {"approvalStatus": "PendingManualApproval", "approvalChanges": [{"after": "2h", "approvalStatus": "Rejected"}]}}""");
    private readonly List<JsonObject> _events = [];

    public ModelPackageApprovalTests() => _world.World.ModelPackageChanged = _events.Add;

    [Fact]
    public void Approval_Changed_StandsAndIsTold()
    {
        _world.Clock.Now += TimeSpan.FromMinutes(10);
        var answer = Update("""{"ModelPackageArn": "PACKAGE", "ModelApprovalStatus": "Approved", "ApprovalDescription": "Looks good"}""");
        _world.Clock.Now += TimeSpan.FromHours(5);

        answer["ModelPackageArn"]!.GetValue<string>().ShouldBe(TestWorld.Package);
        var package = _world.SageMaker("DescribeModelPackage", $$"""{"ModelPackageName": "{{TestWorld.Package}}"}""");
        package["ModelApprovalStatus"]!.GetValue<string>().ShouldBe("Approved");
        package["ApprovalDescription"]!.GetValue<string>().ShouldBe("Looks good");
        package["LastModifiedTime"]!.GetValue<long>().ShouldBe(TestWorld.Start.AddMinutes(10).ToUnixTimeSeconds());
    }

    [Theory]
    [InlineData("Approved", true)]
    [InlineData("Rejected", false)]
    public void Event_OfAChange_IsAsEventBridgeSendsIt(string status, bool approval)
    {
        Update($$"""{"ModelPackageArn": "PACKAGE", "ModelApprovalStatus": "{{status}}"}""");

        var read = ApprovalEventReader.Read(_events.ShouldHaveSingleItem().ToJsonString());
        ApprovalRules.Judge(read).IsApproval.ShouldBe(approval);
        read.ModelPackageArn.ShouldBe(TestWorld.Package);
        read.Time.ShouldBe(TestWorld.Start);
        read.UpdatedFields.ShouldBe(["ModelApprovalStatus"]);
        var sample = JsonNode.Parse(File.ReadAllText(Repository.PathOf("events", "model-approved.json")))!.AsObject();
        Keys(_events[0]).ShouldBe(Keys(sample));
        Keys(_events[0]["detail"]!).ShouldBe(Keys(sample["detail"]!));
    }

    [Theory]
    [InlineData("""{"ModelPackageArn": "arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/99", "ModelApprovalStatus": "Approved"}""", "does not exist")]
    [InlineData("""{"ModelPackageArn": "PACKAGE"}""", "Value null at 'modelApprovalStatus'")]
    [InlineData("""{"ModelPackageArn": "PACKAGE", "ModelApprovalStatus": "Maybe"}""", "Member must satisfy enum value set")]
    [InlineData("""{"ModelPackageArn": "PACKAGE", "ModelApprovalStatus": "Approved", "CustomerMetadataProperties": {}}""", "has no member 'CustomerMetadataProperties'")]
    public void BadUpdate_IsRefusedAndNotTold(string request, string message)
    {
        var refused = _world.Refused("UpdateModelPackage", JsonNode.Parse(request.Replace("PACKAGE", TestWorld.Package, StringComparison.Ordinal))!.AsObject());

        refused.Code.ShouldBe("ValidationException");
        refused.Message.ShouldContain(message);
        _events.ShouldBeEmpty();
    }

    private JsonObject Update(string request) => _world.SageMaker("UpdateModelPackage", request.Replace("PACKAGE", TestWorld.Package, StringComparison.Ordinal));

    private static IEnumerable<string> Keys(JsonNode node) => node.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal);
}
