using Amazon;
using Amazon.CloudWatch;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SageMaker;
using Microsoft.Extensions.DependencyInjection;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Functions.Aws;
using ShadowPipeline.Functions.DynamoDb;

namespace ShadowPipeline.Cli.Sources;

/// <summary>A deployment in an AWS account: its tables, and clients that reach them. Each client is made when it is first needed.</summary>
internal sealed class AwsAccount : IAsyncDisposable
{
    private readonly ServiceProvider _clients;

    /// <summary>With any clients.</summary>
    /// <param name="request">The deployment.</param>
    /// <param name="region">Its region.</param>
    /// <param name="addClients">Adds a client of each service.</param>
    /// <exception cref="UsageException">The prefix is none that tables can have.</exception>
    public AwsAccount(AccountRequest request, string region, Func<IServiceCollection, IServiceCollection> addClients)
    {
        (Request, Region, Tables) = (request, region, TablesOf(request.TablePrefix));
        _clients = addClients(new ServiceCollection()).BuildServiceProvider();
    }

    /// <summary>What was asked for.</summary>
    public AccountRequest Request { get; }

    /// <summary>The region.</summary>
    public string Region { get; }

    /// <summary>The deployment's tables.</summary>
    public Tables Tables { get; }

    /// <summary>A client of DynamoDB.</summary>
    public IAmazonDynamoDB DynamoDb => _clients.GetRequiredService<IAmazonDynamoDB>();

    /// <summary>A client of SageMaker.</summary>
    public IAmazonSageMaker SageMaker => _clients.GetRequiredService<IAmazonSageMaker>();

    /// <summary>A client of CloudWatch.</summary>
    public IAmazonCloudWatch CloudWatch => _clients.GetRequiredService<IAmazonCloudWatch>();

    /// <summary>A client of S3.</summary>
    public IAmazonS3 S3 => _clients.GetRequiredService<IAmazonS3>();

    /// <summary>With the user's credentials, region and addresses, found as by the AWS CLI.</summary>
    /// <param name="request">The deployment.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <exception cref="UsageException">No region is named.</exception>
    /// <exception cref="AccountException">There are no credentials.</exception>
    public static async Task<AwsAccount> OpenAsync(AccountRequest request, Func<string, string?> environment)
    {
        _ = TablesOf(request.TablePrefix);
        var region = RegionOf(environment)
            ?? throw new UsageException("No AWS region is named: set AWS_REGION, or region in the profile of AWS_PROFILE.");
        var access = AwsAccess.From(environment) with { Credentials = await AccountCredentials.FindAsync(), Region = region };
        return new AwsAccount(request, region.SystemName, services => services.AddAwsClients(access));
    }

    public ValueTask DisposeAsync() => _clients.DisposeAsync();

    // The AWS CLI reads the second one too, the SDK does not.
    private static RegionEndpoint? RegionOf(Func<string, string?> environment)
    {
        foreach (var variable in (string[])["AWS_REGION", "AWS_DEFAULT_REGION"])
        {
            if (environment(variable) is { Length: > 0 } name)
            {
                return RegionEndpoint.GetBySystemName(name);
            }
        }

        return FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false);
    }

    private static Tables TablesOf(string prefix)
    {
        try
        {
            return new Tables(prefix);
        }
        catch (ArgumentException)
        {
            throw new UsageException($"--table-prefix is \"{prefix}\"; 3 to 200 letters, digits, hyphens, underscores and full stops were expected.");
        }
    }
}
