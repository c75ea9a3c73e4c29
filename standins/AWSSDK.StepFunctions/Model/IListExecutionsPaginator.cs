using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

public interface IListExecutionsPaginator
{
    IPaginatedEnumerable<ExecutionListItem> Executions { get; }

    IPaginatedEnumerable<ListExecutionsResponse> Responses { get; }
}
