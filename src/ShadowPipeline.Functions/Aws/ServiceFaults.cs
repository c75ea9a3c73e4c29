using System.Net;
using Amazon.Runtime;
using ShadowPipeline.Functions.Contracts;

namespace ShadowPipeline.Functions.Aws;

/// <summary>Which faults of a service may pass by themselves: the one list, for every service that is called.</summary>
internal static class ServiceFaults
{
    // An error becomes part of the workflow's state.
    private const int LongestDescription = 2_000;

    /// <summary>Error codes of throttling, of a service's own trouble and of collisions; not all of them have a class in the SDK.</summary>
    public static IReadOnlySet<string> TransientCodes { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        // Throttling, as the services spell it.
        "BandwidthLimitExceeded", "EC2ThrottledException", "KmsThrottlingException", "LimitExceededException", "PriorRequestNotComplete",
        "ProvisionedThroughputExceeded", "ProvisionedThroughputExceededException", "RequestLimitExceeded", "RequestLimitExceededException",
        "RequestThrottled", "RequestThrottledException", "SlowDown", "ThrottledException", "Throttling", "ThrottlingException",
        "TooManyRequestsException",

        // Too many executions run at this moment.
        "ExecutionLimitExceeded",

        // The service's own trouble.
        "InternalError", "InternalFailure", "InternalServerError", "InternalServerErrorException", "InternalServerException",
        "InternalServiceError", "InternalServiceException", "InternalServiceFault", "ServiceUnavailable", "ServiceUnavailableException",

        // Late or lost on the way.
        "RequestExpired", "RequestTimeout", "RequestTimeoutException",

        // Somebody else was writing the same.
        "ConditionalRequestConflict", "OperationAborted", "ReplicatedWriteConflictException", "TransactionConflictException", "TransactionInProgressException",
    };

    /// <summary>Whether the same call may succeed later.</summary>
    public static bool IsTransient(Exception fault) => fault switch
    {
        AmazonServiceException { StatusCode: >= HttpStatusCode.InternalServerError } => true,
        AmazonServiceException { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout } => true,
        AmazonServiceException service when TransientCodes.Contains(service.ErrorCode ?? "") => true,
        AmazonServiceException { Retryable: not null } => true,
        AmazonServiceException { InnerException: { } inner } => IsTransient(inner),
        AmazonClientException { InnerException: { } inner } => IsTransient(inner),
        HttpRequestException or IOException or TimeoutException or OperationCanceledException => true,
        _ => false,
    };

    /// <summary>The error's code and message.</summary>
    public static string Describe(Exception fault)
    {
        var code = (fault as AmazonServiceException)?.ErrorCode;
        return BoundedText.Of(string.IsNullOrEmpty(code) ? fault.Message : $"{code}: {fault.Message}", LongestDescription);
    }
}
