using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

public interface IListModelPackagesPaginator
{
    IPaginatedEnumerable<ModelPackageSummary> ModelPackageSummaryList { get; }

    IPaginatedEnumerable<ListModelPackagesResponse> Responses { get; }
}
