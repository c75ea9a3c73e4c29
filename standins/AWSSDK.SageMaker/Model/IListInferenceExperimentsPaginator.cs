using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

public interface IListInferenceExperimentsPaginator
{
    IPaginatedEnumerable<InferenceExperimentSummary> InferenceExperiments { get; }

    IPaginatedEnumerable<ListInferenceExperimentsResponse> Responses { get; }
}
