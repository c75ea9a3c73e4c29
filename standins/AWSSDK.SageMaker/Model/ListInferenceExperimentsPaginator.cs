using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

internal sealed class ListInferenceExperimentsPaginator(IAmazonSageMaker client, ListInferenceExperimentsRequest request) : IListInferenceExperimentsPaginator
{
    private readonly TokenPaginator<ListInferenceExperimentsResponse> _pages = new(
        request.NextToken,
        (token, cancellationToken) =>
        {
            request.NextToken = token;
            return client.ListInferenceExperimentsAsync(request, cancellationToken);
        },
        page => page.NextToken);

    public IPaginatedEnumerable<InferenceExperimentSummary> InferenceExperiments => _pages.Items(page => page.InferenceExperiments);

    public IPaginatedEnumerable<ListInferenceExperimentsResponse> Responses => _pages.Responses;
}
