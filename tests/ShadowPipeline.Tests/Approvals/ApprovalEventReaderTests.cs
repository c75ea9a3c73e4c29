using System.Text.Json;
using ShadowPipeline.Approvals;

namespace ShadowPipeline.Tests.Approvals;

public sealed class ApprovalEventReaderTests
{
    [Fact]
    public void Read_Approval_KeepsWhatThePipelineNeeds()
    {
        var approval = ApprovalEventReader.Read(ApprovalSample.Json);

        approval.UpdatedFields.ShouldBe(["ModelApprovalStatus"]);
        (approval with { UpdatedFields = null }).ShouldBe(new ApprovalEvent
        {
            Account = "111122223333",
            Region = "eu-west-1",
            Time = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero),
            ModelPackageArn = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/7",
            ModelPackageGroup = "Fraud-Detector",
            ModelPackageVersion = 7,
            ModelPackageStatus = "Completed",
            ModelApprovalStatus = "Approved",
        });
    }

    [Fact]
    public void Read_ParsedElement_AnswersAsForItsText()
    {
        using var document = JsonDocument.Parse(ApprovalSample.Json);

        ApprovalEventReader.Read(document.RootElement).ModelPackageVersion.ShouldBe(7);
        Should.Throw<InvalidApprovalEventException>(() => ApprovalEventReader.Read(default(JsonElement)));
    }

    [Theory]
    [InlineData("resources", null)]
    [InlineData("id", null)]
    [InlineData("version", null)]
    [InlineData("somethingNew", "{\"a\": [1]}")]
    [InlineData("time", "\"2026-11-20T10:00:00.123+01:00\"")]
    [InlineData("detail.UpdatedModelPackageFields", null)]
    [InlineData("detail.UpdatedModelPackageFields", "null")]
    [InlineData("detail.UpdatedModelPackageFields", "[]")]
    [InlineData("detail.UpdatedModelPackageFields", "[\"sourceUri\"]")]
    [InlineData("detail.SomethingNew", "1")]
    [InlineData("detail.ModelPackageGroupName", "\"fraud-detector\"")]
    [InlineData("detail.ModelApprovalStatus", "\"PendingManualApproval\"")]
    public void Read_OptionalOrUnknownPart_IsAccepted(string path, string? value) =>
        ApprovalEventReader.Read(ApprovalSample.With(path, value)).Time.Offset.ShouldBe(TimeSpan.Zero);

    [Theory]
    [InlineData("source", null, "$.source")]
    [InlineData("source", "\"aws.events\"", "$.source")]
    [InlineData("detail-type", null, "$.detail-type")]
    [InlineData("detail-type", "\"SageMaker Endpoint State Change\"", "$.detail-type")]
    [InlineData("account", null, "$.account")]
    [InlineData("account", "\"11112222333\"", "$.account")]
    [InlineData("account", "\"999922223333\"", "$.detail.ModelPackageArn")]
    [InlineData("account", "111122223333", "$.account")]
    [InlineData("region", null, "$.region")]
    [InlineData("region", "\"Europe\"", "$.region")]
    [InlineData("region", "\"us-east-1\"", "$.detail.ModelPackageArn")]
    [InlineData("time", null, "$.time")]
    [InlineData("time", "\"20 November 2026\"", "$.time")]
    [InlineData("time", "\"2026-13-20T09:00:00Z\"", "$.time")]
    [InlineData("time", "\"2026-11-20T09:00:00\"", "$.time")]
    [InlineData("time", "1763629200", "$.time")]
    [InlineData("resources", "[]", "$.resources")]
    [InlineData("resources", "[\"arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/8\"]", "$.resources")]
    [InlineData("detail", null, "$.detail")]
    [InlineData("detail", "[]", "$.detail")]
    [InlineData("detail.ModelPackageArn", null, "$.detail.ModelPackageArn")]
    [InlineData("detail.ModelPackageGroupName", null, "$.detail.ModelPackageGroupName")]
    [InlineData("detail.ModelPackageGroupName", "\"other\"", "$.detail.ModelPackageArn")]
    [InlineData("detail.ModelPackageGroupName", "\"no_name\"", "$.detail.ModelPackageGroupName")]
    [InlineData("detail.ModelPackageVersion", null, "$.detail.ModelPackageVersion")]
    [InlineData("detail.ModelPackageVersion", "8", "$.detail.ModelPackageArn")]
    [InlineData("detail.ModelPackageVersion", "0", "$.detail.ModelPackageVersion")]
    [InlineData("detail.ModelPackageVersion", "\"7\"", "$.detail.ModelPackageVersion")]
    [InlineData("detail.ModelPackageVersion", "7.5", "$.detail.ModelPackageVersion")]
    [InlineData("detail.ModelPackageStatus", null, "$.detail.ModelPackageStatus")]
    [InlineData("detail.ModelPackageStatus", "\"Done\"", "$.detail.ModelPackageStatus")]
    [InlineData("detail.ModelApprovalStatus", null, "$.detail.ModelApprovalStatus")]
    [InlineData("detail.ModelApprovalStatus", "\"approved\"", "$.detail.ModelApprovalStatus")]
    [InlineData("detail.UpdatedModelPackageFields", "\"ModelApprovalStatus\"", "$.detail.UpdatedModelPackageFields")]
    [InlineData("detail.UpdatedModelPackageFields", "[1]", "$.detail.UpdatedModelPackageFields[0]")]
    public void Read_UnusablePart_IsRefusedAtItsPath(string path, string? value, string problemPath)
    {
        var problems = Should.Throw<InvalidApprovalEventException>(() => ApprovalEventReader.Read(ApprovalSample.With(path, value))).Problems;

        problems.Select(problem => problem.Path).ShouldContain(problemPath);
        problems.Count(problem => problem.Path != "$.detail.ModelPackageArn" && problem.Path != problemPath).ShouldBe(0);
    }

    [Theory]
    [InlineData("not an arn")]
    [InlineData("arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector")]
    [InlineData("arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/0")]
    [InlineData("arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/7/8")]
    [InlineData("arn:aws:sagemaker:eu-west-1:11112222333:model-package/fraud-detector/7")]
    [InlineData("arn:aws:s3:eu-west-1:111122223333:model-package/fraud-detector/7")]
    [InlineData("arn:aws:sagemaker:eu-west-1:111122223333:model-package/-fraud/7")]
    public void Read_NoModelPackageArn_IsRefused(string arn)
    {
        var json = ApprovalSample.Json.Replace("arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/7", arn, StringComparison.Ordinal);

        var problem = Should.Throw<InvalidApprovalEventException>(() => ApprovalEventReader.Read(json)).Problems.ShouldHaveSingleItem();

        problem.Path.ShouldBe("$.detail.ModelPackageArn");
        problem.Message.ShouldContain("expected arn:aws:sagemaker:");
    }

    [Fact]
    public void Read_EmptyObject_ListsEveryMissingPart() =>
        Should.Throw<InvalidApprovalEventException>(() => ApprovalEventReader.Read("{}")).Problems.Select(problem => problem.Path)
            .ShouldBe(["$.source", "$.detail-type", "$.account", "$.region", "$.time", "$.detail"]);

    [Fact]
    public void Read_NoJson_SaysWhere() =>
        Should.Throw<InvalidApprovalEventException>(() => ApprovalEventReader.Read("{\"source\": }")).Message.ShouldContain("line 1, column 12");
}
