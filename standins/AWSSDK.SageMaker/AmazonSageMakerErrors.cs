using Amazon.SageMaker.Model;
using Amazon.StandIns;

namespace Amazon.SageMaker;

internal static class AmazonSageMakerErrors
{
    public static readonly ErrorCatalog Catalog = new ErrorCatalog(
            (m, i, t, c, r, s) => new AmazonSageMakerException(m, i, t, c, r, s))
        .Error("ConflictException", (m, i, t, c, r, s) => new ConflictException(m, i, t, c, r, s))
        .Error("ResourceInUse", (m, i, t, c, r, s) => new ResourceInUseException(m, i, t, c, r, s))
        .Error("ResourceLimitExceeded", (m, i, t, c, r, s) => new ResourceLimitExceededException(m, i, t, c, r, s))
        .Error("ResourceNotFound", (m, i, t, c, r, s) => new ResourceNotFoundException(m, i, t, c, r, s));
}
