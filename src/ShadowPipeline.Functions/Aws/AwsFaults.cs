using System.Net;
using Amazon.Runtime;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.Aws;

/// <summary>Translates what the SDK throws into the workflow's own error names, in this one place.</summary>
internal static class AwsFaults
{
    private static readonly HashSet<string> TransientCodes = new(StringComparer.Ordinal)
    {
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled", "RequestThrottledException", "TooManyRequestsException",
        "LimitExceededException", "ProvisionedThroughputExceededException", "RequestLimitExceeded", "SlowDown", "PriorRequestNotComplete",
        "TransactionInProgressException", "TransactionConflictException", "InternalFailure", "InternalServerError", "InternalServiceError",
        "InternalServiceException", "ServiceUnavailable", "ServiceUnavailableException", "RequestTimeout", "RequestTimeoutException",
        "RequestExpired",
    };

    /// <summary>Awaits one call of a service and translates its faults; what the caller expects it catches inside the call.</summary>
    public static async Task<T> CallAsync<T>(string what, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (AmazonServiceException exception) when (IsTransient(exception))
        {
            throw new TransientServiceException($"{what}: {exception.ErrorCode ?? exception.GetType().Name}: {exception.Message}", exception);
        }
        catch (AmazonServiceException exception)
        {
            throw new PermanentServiceException($"{what}: {exception.ErrorCode ?? exception.GetType().Name}: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException or TaskCanceledException or IOException)
        {
            throw new TransientServiceException($"{what}: {exception.Message}", exception);
        }
    }

    /// <summary>Whether the same call may succeed later.</summary>
    public static bool IsTransient(AmazonServiceException exception) =>
        exception.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout
        || (int)exception.StatusCode >= 500
        || TransientCodes.Contains(exception.ErrorCode ?? "")
        || exception.Retryable is not null;

    /// <summary>Whether a describe call found nothing: some resources have an exception of their own, others only a validation message.</summary>
    public static bool IsMissing(AmazonServiceException exception) =>
        exception.ErrorCode is "ResourceNotFound" or "ResourceNotFoundException"
        || (exception.ErrorCode == "ValidationException"
            && (exception.Message.Contains("Could not find", StringComparison.OrdinalIgnoreCase)
                || exception.Message.Contains("does not exist", StringComparison.OrdinalIgnoreCase)));
}
