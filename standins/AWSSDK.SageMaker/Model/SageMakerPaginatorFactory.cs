namespace Amazon.SageMaker.Model;

public class SageMakerPaginatorFactory : ISageMakerPaginatorFactory
{
    private readonly IAmazonSageMaker client;

    internal SageMakerPaginatorFactory(IAmazonSageMaker client) => this.client = client;

    public IListInferenceExperimentsPaginator ListInferenceExperiments(ListInferenceExperimentsRequest request) => new ListInferenceExperimentsPaginator(client, request);

    public IListModelPackagesPaginator ListModelPackages(ListModelPackagesRequest request) => new ListModelPackagesPaginator(client, request);

    public IListTagsPaginator ListTags(ListTagsRequest request) => new ListTagsPaginator(client, request);
}
