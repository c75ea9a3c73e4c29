namespace Amazon.StepFunctions.Model;

public class StepFunctionsPaginatorFactory : IStepFunctionsPaginatorFactory
{
    private readonly IAmazonStepFunctions client;

    internal StepFunctionsPaginatorFactory(IAmazonStepFunctions client) => this.client = client;

    public IListExecutionsPaginator ListExecutions(ListExecutionsRequest request) => new ListExecutionsPaginator(client, request);
}
