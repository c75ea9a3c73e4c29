using Amazon.CloudWatch.Model;
using Amazon.StandIns;

namespace Amazon.CloudWatch;

internal static class AmazonCloudWatchErrors
{
    public static readonly ErrorCatalog Catalog = new ErrorCatalog(
            e => new AmazonCloudWatchException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode))
        .Error("InternalServiceError", e => new InternalServiceException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode))
        .Error("InvalidNextToken", e => new InvalidNextTokenException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode))
        .Error("InvalidParameterCombination", e => new InvalidParameterCombinationException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode))
        .Error("InvalidParameterValue", e => new InvalidParameterValueException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode))
        .Error("MissingParameter", e => new MissingRequiredParameterException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode));
}
