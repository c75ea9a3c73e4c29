using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

public interface IListTagsPaginator
{
    IPaginatedEnumerable<ListTagsResponse> Responses { get; }

    IPaginatedEnumerable<Tag> Tags { get; }
}
