namespace Amazon.StepFunctions.Model;

public interface IStepFunctionsPaginatorFactory
{
    IListExecutionsPaginator ListExecutions(ListExecutionsRequest request);
}
