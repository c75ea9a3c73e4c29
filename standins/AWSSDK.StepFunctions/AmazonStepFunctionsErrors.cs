using Amazon.StepFunctions.Model;
using Amazon.StandIns;

namespace Amazon.StepFunctions;

internal static class AmazonStepFunctionsErrors
{
    public static readonly ErrorCatalog Catalog = new ErrorCatalog(
            e => new AmazonStepFunctionsException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode))
        .Error("ExecutionAlreadyExists", e => new ExecutionAlreadyExistsException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode))
        .Error("ExecutionDoesNotExist", e => new ExecutionDoesNotExistException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode))
        .Error("ExecutionLimitExceeded", e => new ExecutionLimitExceededException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode))
        .Error("InvalidArn", e => new InvalidArnException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode))
        .Error("InvalidExecutionInput", e => new InvalidExecutionInputException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode))
        .Error("InvalidName", e => new InvalidNameException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode))
        .Error("InvalidToken", e => new InvalidTokenException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode))
        .Error("KmsAccessDeniedException", e => new KmsAccessDeniedException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode))
        .Error("KmsInvalidStateException", e => new KmsInvalidStateException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode), "kmsKeyState", (e, v) => e.KmsKeyState = v)
        .Error("KmsThrottlingException", e => new KmsThrottlingException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode))
        .Error("ResourceNotFound", e => new ResourceNotFoundException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode), "resourceName", (e, v) => e.ResourceName = v)
        .Error("StateMachineDeleting", e => new StateMachineDeletingException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode))
        .Error("StateMachineDoesNotExist", e => new StateMachineDoesNotExistException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode))
        .Error("StateMachineTypeNotSupported", e => new StateMachineTypeNotSupportedException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode))
        .Error("ValidationException", e => new ValidationException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode), "reason", (e, v) => e.Reason = v);
}
