using System.Net;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.DynamoDb;

/// <summary>The one place where the SDK's exceptions become the workflow's errors.</summary>
internal static class DynamoFaults
{
    // Codes that any operation may answer; not all of them have a class in the SDK.
    private static readonly HashSet<string> TransientCodes = new(StringComparer.Ordinal)
    {
        "InternalServerError", "InternalServerErrorException", "LimitExceededException", "ProvisionedThroughputExceeded",
        "ProvisionedThroughputExceededException", "ReplicatedWriteConflictException", "RequestLimitExceeded",
        "RequestLimitExceededException",
        "RequestTimeout", "RequestTimeoutException", "ServiceUnavailable", "ServiceUnavailableException", "SlowDown", "Throttling",
        "ThrottlingException", "TooManyRequestsException", "TransactionConflictException", "TransactionInProgressException",
    };

    private static readonly HashSet<string> TransientCancellations = new(StringComparer.Ordinal)
    {
        "TransactionConflict", "ProvisionedThroughputExceeded", "ThrottlingError",
    };

    /// <summary>Runs a call. A failed condition passes through: what it means only the caller knows.</summary>
    /// <param name="action">What the call does, to follow "DynamoDB could not", e.g. <c>save run x</c>.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The caller's own token: its cancellation is no fault.</param>
    /// <exception cref="TransientServiceException">The same call may succeed later.</exception>
    /// <exception cref="PermanentServiceException">It will not.</exception>
    public static async Task<T> TranslateAsync<T>(string action, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (ConditionalCheckFailedException)
        {
            throw;
        }
        catch (TransactionCanceledException e) when (FailedConditions(e).Count > 0 && !IsTransient(e))
        {
            throw;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e) when (IsTransient(e))
        {
            throw new TransientServiceException(Describe(action, e), e);
        }
        catch (AmazonClientException e)
        {
            throw new PermanentServiceException(Describe(action, e), e);
        }
        catch (AmazonServiceException e)
        {
            throw new PermanentServiceException(Describe(action, e), e);
        }
    }

    /// <summary>The positions in the transaction whose condition did not hold.</summary>
    public static IReadOnlyList<int> FailedConditions(TransactionCanceledException cancellation)
    {
        var reasons = cancellation.CancellationReasons ?? [];
        return [.. Enumerable.Range(0, reasons.Count).Where(index => reasons[index].Code == "ConditionalCheckFailed")];
    }

    /// <summary>Whether the same call may succeed later.</summary>
    internal static bool IsTransient(Exception fault) => fault switch
    {
        TransactionCanceledException cancelled => (cancelled.CancellationReasons ?? []).Any(reason => TransientCancellations.Contains(reason.Code ?? "")),
        AmazonServiceException { StatusCode: >= HttpStatusCode.InternalServerError } => true,
        AmazonServiceException { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout } => true,
        AmazonServiceException service when TransientCodes.Contains(service.ErrorCode ?? "") => true,
        AmazonServiceException { InnerException: { } inner } => IsTransient(inner),
        AmazonClientException { InnerException: { } inner } => IsTransient(inner),
        HttpRequestException or IOException or TimeoutException or OperationCanceledException => true,
        _ => false,
    };

    private static string Describe(string action, Exception fault)
    {
        var code = (fault as AmazonServiceException)?.ErrorCode;
        return $"DynamoDB could not {action}: {(string.IsNullOrEmpty(code) ? "" : $"{code}: ")}{fault.Message}";
    }
}
