using Amazon.SageMaker;
using Amazon.SageMaker.Model;

namespace ShadowPipeline.Tests.Standins.Sdk;

public sealed class SdkPagingTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListInferenceExperiments_Filters_AreWrittenAndTokenRead()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers("""{"InferenceExperiments":[{"Name":"a","Status":"Running","Type":"ShadowMode"}],"NextToken":"more"}""");
        using var client = SdkClients.SageMaker(server);

        var page = await client.ListInferenceExperimentsAsync(
            new ListInferenceExperimentsRequest
            {
                StatusEquals = InferenceExperimentStatus.Running,
                SortBy = SortInferenceExperimentsBy.CreationTime,
                SortOrder = SortOrder.Descending,
                MaxResults = 100,
                NextToken = "here",
            },
            Cancel);

        server.Requests.Single().Body.ShouldBe(
            """{"MaxResults":100,"NextToken":"here","SortBy":"CreationTime","SortOrder":"Descending","StatusEquals":"Running"}""");
        page.NextToken.ShouldBe("more");
        page.InferenceExperiments.Single().Status.ShouldBe(InferenceExperimentStatus.Running);
    }

    [Fact]
    public async Task Paginator_ThreePages_FollowsTokensToTheEnd()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers("""{"Tags":[{"Key":"a","Value":"1"}],"NextToken":"2"}""")
            .Answers("""{"NextToken":"3"}""")
            .Answers("""{"Tags":[{"Key":"b","Value":"2"}]}""");
        using var client = SdkClients.SageMaker(server);

        var keys = new List<string>();
        await foreach (var tag in client.Paginators.ListTags(new() { ResourceArn = "arn:x" }).Tags.WithCancellation(Cancel))
        {
            keys.Add(tag.Key);
        }

        keys.ShouldBe(["a", "b"]);
        server.Requests.Select(r => r.Body).ShouldBe(
        [
            """{"ResourceArn":"arn:x"}""",
            """{"NextToken":"2","ResourceArn":"arn:x"}""",
            """{"NextToken":"3","ResourceArn":"arn:x"}""",
        ]);
    }

    [Fact]
    public async Task Paginator_WalkedTwice_Refuses()
    {
        await using var server = await RecordingServer.StartAsync();
        server.Answers("""{"Tags":[]}""");
        using var client = SdkClients.SageMaker(server);
        var paginator = client.Paginators.ListTags(new() { ResourceArn = "arn:x" });
        await foreach (var _ in paginator.Responses.WithCancellation(Cancel))
        {
        }

        await Should.ThrowAsync<InvalidOperationException>(async () =>
        {
            await foreach (var _ in paginator.Responses.WithCancellation(Cancel))
            {
            }
        });
    }
}
