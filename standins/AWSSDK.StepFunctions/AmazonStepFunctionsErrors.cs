using Amazon.StandIns;
using Amazon.StepFunctions.Model;

namespace Amazon.StepFunctions;

internal static class AmazonStepFunctionsErrors
{
    public static readonly ErrorCatalog Catalog = new ErrorCatalog(
            (m, i, t, c, r, s) => new AmazonStepFunctionsException(m, i, t, c, r, s))
        .Error("ExecutionAlreadyExists", (m, i, t, c, r, s) => new ExecutionAlreadyExistsException(m, i, t, c, r, s))
        .Error("ExecutionDoesNotExist", (m, i, t, c, r, s) => new ExecutionDoesNotExistException(m, i, t, c, r, s))
        .Error("ExecutionLimitExceeded", (m, i, t, c, r, s) => new ExecutionLimitExceededException(m, i, t, c, r, s))
        .Error("InvalidArn", (m, i, t, c, r, s) => new InvalidArnException(m, i, t, c, r, s))
        .Error("InvalidExecutionInput", (m, i, t, c, r, s) => new InvalidExecutionInputException(m, i, t, c, r, s))
        .Error("InvalidName", (m, i, t, c, r, s) => new InvalidNameException(m, i, t, c, r, s))
        .Error("InvalidToken", (m, i, t, c, r, s) => new InvalidTokenException(m, i, t, c, r, s))
        .Error("KmsAccessDeniedException", (m, i, t, c, r, s) => new KmsAccessDeniedException(m, i, t, c, r, s))
        .Error(
            "KmsInvalidStateException", (m, i, t, c, r, s) => new KmsInvalidStateException(m, i, t, c, r, s),
            "kmsKeyState", (e, v) => e.KmsKeyState = v)
        .Error("KmsThrottlingException", (m, i, t, c, r, s) => new KmsThrottlingException(m, i, t, c, r, s))
        .Error(
            "ResourceNotFound", (m, i, t, c, r, s) => new ResourceNotFoundException(m, i, t, c, r, s),
            "resourceName", (e, v) => e.ResourceName = v)
        .Error("StateMachineDeleting", (m, i, t, c, r, s) => new StateMachineDeletingException(m, i, t, c, r, s))
        .Error("StateMachineDoesNotExist", (m, i, t, c, r, s) => new StateMachineDoesNotExistException(m, i, t, c, r, s))
        .Error("StateMachineTypeNotSupported", (m, i, t, c, r, s) => new StateMachineTypeNotSupportedException(m, i, t, c, r, s))
        .Error(
            "ValidationException", (m, i, t, c, r, s) => new ValidationException(m, i, t, c, r, s),
            "reason", (e, v) => e.Reason = v);
}
