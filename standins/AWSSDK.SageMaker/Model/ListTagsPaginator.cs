using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

internal sealed class ListTagsPaginator(IAmazonSageMaker client, ListTagsRequest request) : IListTagsPaginator
{
    private readonly TokenPaginator<ListTagsResponse> _pages = new(
        request.NextToken,
        (token, cancellationToken) =>
        {
            request.NextToken = token;
            return client.ListTagsAsync(request, cancellationToken);
        },
        page => page.NextToken);

    public IPaginatedEnumerable<ListTagsResponse> Responses => _pages.Responses;

    public IPaginatedEnumerable<Tag> Tags => _pages.Items(page => page.Tags);
}
