namespace Amazon.SageMaker.Model;

public interface ISageMakerPaginatorFactory
{
    IListInferenceExperimentsPaginator ListInferenceExperiments(ListInferenceExperimentsRequest request);

    IListModelPackagesPaginator ListModelPackages(ListModelPackagesRequest request);

    IListTagsPaginator ListTags(ListTagsRequest request);
}
