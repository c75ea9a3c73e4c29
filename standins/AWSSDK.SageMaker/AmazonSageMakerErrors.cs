using Amazon.SageMaker.Model;
using Amazon.StandIns;

namespace Amazon.SageMaker;

internal static class AmazonSageMakerErrors
{
    public static readonly ErrorCatalog Catalog = new ErrorCatalog(
            e => new AmazonSageMakerException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode))
        .Error("ConflictException", e => new ConflictException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode))
        .Error("ResourceInUse", e => new ResourceInUseException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode))
        .Error("ResourceLimitExceeded", e => new ResourceLimitExceededException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode))
        .Error("ResourceNotFound", e => new ResourceNotFoundException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode));
}
