using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using ShadowPipeline.Functions.Aws;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.DynamoDb;

/// <summary>Where DynamoDB's exceptions become the workflow's errors.</summary>
internal static class DynamoFaults
{
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
            throw new TransientServiceException(Describe(action, e), ServiceFaults.Cause(e));
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException)
        {
            throw new PermanentServiceException(Describe(action, e), ServiceFaults.Cause(e));
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
        _ => ServiceFaults.IsTransient(fault),
    };

    private static string Describe(string action, Exception fault) => $"DynamoDB could not {action}: {ServiceFaults.Describe(fault)}";
}
