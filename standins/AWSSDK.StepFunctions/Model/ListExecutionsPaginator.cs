using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

internal sealed class ListExecutionsPaginator(IAmazonStepFunctions client, ListExecutionsRequest request) : IListExecutionsPaginator
{
    private readonly TokenPaginator<ListExecutionsResponse> _pages = new(
        request.NextToken,
        (token, cancellationToken) =>
        {
            request.NextToken = token;
            return client.ListExecutionsAsync(request, cancellationToken);
        },
        page => page.NextToken);

    public IPaginatedEnumerable<ExecutionListItem> Executions => _pages.Items(page => page.Executions);

    public IPaginatedEnumerable<ListExecutionsResponse> Responses => _pages.Responses;
}
