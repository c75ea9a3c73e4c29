using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

internal sealed class ListModelPackagesPaginator(IAmazonSageMaker client, ListModelPackagesRequest request) : IListModelPackagesPaginator
{
    private readonly TokenPaginator<ListModelPackagesResponse> _pages = new(
        request.NextToken,
        (token, cancellationToken) =>
        {
            request.NextToken = token;
            return client.ListModelPackagesAsync(request, cancellationToken);
        },
        page => page.NextToken);

    public IPaginatedEnumerable<ModelPackageSummary> ModelPackageSummaryList => _pages.Items(page => page.ModelPackageSummaryList);

    public IPaginatedEnumerable<ListModelPackagesResponse> Responses => _pages.Responses;
}
