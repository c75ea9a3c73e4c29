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

        // Our clock is off: the SDK has learned by how much, and signs the next attempt by it.
        "RequestInTheFuture", "RequestTimeTooSkewed",

        // Somebody else was writing the same.
        "ConditionalRequestConflict", "OperationAborted", "ReplicatedWriteConflictException", "TransactionConflictException", "TransactionInProgressException",
    };

    private static readonly string[] SecretMarks = ["The Canonical String", "The canonical request", "x-amz-security-token", "aws4_request"];

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

    /// <summary>The error's code and message, without what must not be known.</summary>
    public static string Describe(Exception fault)
    {
        var code = (fault as AmazonServiceException)?.ErrorCode;
        var message = fault.Message[..SecretIn(fault.Message)].TrimEnd();
        return BoundedText.Of(string.IsNullOrEmpty(code) ? message : $"{code}: {message}", LongestDescription);
    }

    /// <summary>The fault as the cause of ours; null where its text would give a secret away, for causes are logged whole.</summary>
    public static Exception? Cause(Exception fault)
    {
        for (var one = fault; one is not null; one = one.InnerException)
        {
            if (SecretIn(one.Message) < one.Message.Length)
            {
                return null;
            }
        }

        return fault;
    }

    // AWS explains a wrong signature by the whole request that it would have expected, the session token among its headers.
    private static int SecretIn(string message) => SecretMarks
        .Select(mark => message.IndexOf(mark, StringComparison.OrdinalIgnoreCase))
        .Where(found => found >= 0)
        .Append(message.Length)
        .Min();
}
