using Amazon.CloudWatch.Model;
using Amazon.StandIns;

namespace Amazon.CloudWatch;

internal static class AmazonCloudWatchErrors
{
    public static readonly ErrorCatalog Catalog = new ErrorCatalog(
            (m, i, t, c, r, s) => new AmazonCloudWatchException(m, i, t, c, r, s))
        // The query protocol and JSON name this one differently.
        .Error("InternalServiceFault", (m, i, t, c, r, s) => new InternalServiceException(m, i, t, c, r, s))
        .Error("InternalServiceError", (m, i, t, c, r, s) => new InternalServiceException(m, i, t, c, r, s))
        .Error("InvalidNextToken", (m, i, t, c, r, s) => new InvalidNextTokenException(m, i, t, c, r, s))
        .Error("InvalidParameterCombination", (m, i, t, c, r, s) => new InvalidParameterCombinationException(m, i, t, c, r, s))
        .Error("InvalidParameterValue", (m, i, t, c, r, s) => new InvalidParameterValueException(m, i, t, c, r, s))
        .Error("MissingParameter", (m, i, t, c, r, s) => new MissingRequiredParameterException(m, i, t, c, r, s));
}
