using Amazon.Runtime;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.Aws;

/// <summary>Translates what the SDK throws into the workflow's own error names.</summary>
internal static class AwsFaults
{
    /// <summary>Awaits one call of a service and translates its faults; what the caller expects it catches inside the call.</summary>
    /// <param name="what">The operation's name.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The caller's own token: its cancellation is no fault.</param>
    /// <exception cref="TransientServiceException">The same call may succeed later.</exception>
    /// <exception cref="PermanentServiceException">It will not.</exception>
    public static async Task<T> CallAsync<T>(string what, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception) when (ServiceFaults.IsTransient(exception))
        {
            throw new TransientServiceException($"{what}: {ServiceFaults.Describe(exception)}", ServiceFaults.Cause(exception));
        }
        catch (Exception exception) when (exception is AmazonServiceException or AmazonClientException)
        {
            throw new PermanentServiceException($"{what}: {ServiceFaults.Describe(exception)}", ServiceFaults.Cause(exception));
        }
    }

    /// <summary>Whether a describe call found nothing: some resources have an exception of their own, others only a validation message.</summary>
    public static bool IsMissing(AmazonServiceException exception) =>
        exception.ErrorCode is "ResourceNotFound" or "ResourceNotFoundException"
        || (exception.ErrorCode == "ValidationException"
            && (exception.Message.Contains("Could not find", StringComparison.OrdinalIgnoreCase)
                || exception.Message.Contains("does not exist", StringComparison.OrdinalIgnoreCase)));
}
