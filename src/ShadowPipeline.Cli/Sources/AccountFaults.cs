using Amazon.CloudWatch;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SageMaker;
using ShadowPipeline.Functions.Aws;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Sources;

/// <summary>Says in a user's words why an account did not answer as hoped.</summary>
internal static class AccountFaults
{
    private static readonly HashSet<string> Unknown = new(StringComparer.Ordinal)
    {
        "UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId", "InvalidSignatureException", "SignatureDoesNotMatch",
        "MissingAuthenticationTokenException", "IncompleteSignature", "InvalidToken",
    };

    private static readonly HashSet<string> Expired = new(StringComparer.Ordinal) { "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired" };

    private static readonly HashSet<string> Denied = new(StringComparer.Ordinal) { "AccessDenied", "AccessDeniedException", "AllAccessDisabled" };

    /// <summary>Asks something of an account.</summary>
    /// <param name="account">The account.</param>
    /// <param name="resource">What is used, e.g. a table's name.</param>
    /// <param name="permissions">What using it takes.</param>
    /// <param name="ask">Reads or writes.</param>
    /// <exception cref="AccountException">It cannot be used.</exception>
    public static async Task<T> ExplainAsync<T>(AwsAccount account, string resource, string permissions, Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (PermanentServiceException fault) when (fault.InnerException is ResourceNotFoundException)
        {
            throw new AccountException(
                $"There is no table {resource} in {account.Region}: --table-prefix names the deployment's prefix, AWS_REGION its region.", fault);
        }
        catch (PermanentServiceException fault) when (fault.InnerException is AmazonS3Exception { ErrorCode: "NoSuchBucket" })
        {
            throw new AccountException($"There is no bucket for {resource}.", fault);
        }
        catch (PermanentServiceException fault) when (CodeOf(fault) is { } code && Expired.Contains(code))
        {
            throw new AccountException($"The AWS credentials have expired ({code}): log in again.", fault);
        }
        catch (PermanentServiceException fault) when (CodeOf(fault) is { } code && Unknown.Contains(code))
        {
            throw new AccountException($"{ServiceOf(fault)} in {account.Region} does not accept the AWS credentials ({code}): AWS_PROFILE names others.", fault);
        }
        catch (PermanentServiceException fault) when (CodeOf(fault) is { } code && Denied.Contains(code))
        {
            throw new AccountException($"These AWS credentials may not use {resource}, which takes {permissions}. {ServiceFaults.Describe(fault.InnerException!)}", fault);
        }
        catch (TransientServiceException fault) when (fault.InnerException is not AmazonServiceException { ErrorCode: { Length: > 0 } })
        {
            throw new AccountException($"AWS in {account.Region} cannot be reached: {fault.Message}", fault);
        }
    }

    private static string? CodeOf(Exception fault) => (fault.InnerException as AmazonServiceException)?.ErrorCode;

    private static string ServiceOf(Exception fault) => fault.InnerException switch
    {
        AmazonDynamoDBException => "DynamoDB",
        AmazonS3Exception => "S3",
        AmazonSageMakerException => "SageMaker",
        AmazonCloudWatchException => "CloudWatch",
        _ => "AWS",
    };
}
