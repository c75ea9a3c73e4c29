using System.Text.Json;
using Amazon;
using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Microsoft.Extensions.DependencyInjection;
using ShadowPipeline.Cli.Sources;
using ShadowPipeline.Functions;
using ShadowPipeline.Functions.Aws;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Steps;

namespace ShadowPipeline.Cli.Running;

/// <summary>Starts an approval by hand: what StartShadowTest does with its event, in this process, on a deployment's tables and workflow.</summary>
internal static class Backfill
{
    /// <summary>With the user's credentials and addresses.</summary>
    public static async Task<BackfillOutcome> StartAsync(BackfillRequest request, CancellationToken cancellationToken)
    {
        var (_, region, _) = ApprovalOfPackage.Parts(request.ModelPackageArn);
        var access = AwsAccess.From(Environment.GetEnvironmentVariable);
        access = access with { Credentials = await AccountCredentials.FindAsync(), Region = RegionEndpoint.GetBySystemName(region) };
        return await StartAsync(request, services => services.AddAwsClients(access), TimeProvider.System, cancellationToken);
    }

    /// <summary>With any clients.</summary>
    /// <exception cref="BackfillException">The deployment or the version is not there, or may not be used.</exception>
    public static async Task<BackfillOutcome> StartAsync(
        BackfillRequest request, Func<IServiceCollection, IServiceCollection> addClients, TimeProvider time, CancellationToken cancellationToken)
    {
        var (partition, region, account) = ApprovalOfPackage.Parts(request.ModelPackageArn);
        var workflow = request.StateMachineArn ?? $"arn:{partition}:states:{region}:{account}:stateMachine:{request.TablePrefix}-shadow-test";
        await using var services = addClients(new ServiceCollection())
            .AddLogging()
            .AddShadowTest(new FunctionSettings(request.TablePrefix, workflow, EvidenceBucket: ""), time, TextWriter.Null)
            .AddSingleton<IPolicyStore, DynamoPolicyStore>()
            .BuildServiceProvider();
        var package = await DescribeAsync(services.GetRequiredService<IAmazonSageMaker>(), request.ModelPackageArn, cancellationToken);
        var arn = package.ModelPackageArn ?? request.ModelPackageArn;
        var approval = ApprovalOfPackage.ToEvent(arn, package);
        try
        {
            // Not held like an approval by event: who starts a test by hand and is refused expects no test later.
            if (await services.GetRequiredService<IDrainStore>().FindAsync(cancellationToken) is { } drain)
            {
                return new BackfillOutcome($"{drain.Because} \"shadow drain --off\" ends that.", [], Known: false, workflow);
            }

            var known = await services.GetRequiredService<IRunStore>().FindApprovalAsync(arn, cancellationToken);
            using var document = JsonDocument.Parse(approval.ToJsonString());
            var answer = await services.GetRequiredService<StartShadowTestFunction>().StartShadowTest(document.RootElement);
            return new BackfillOutcome(answer.Reason, answer.RunIds, known is not null && answer.RunIds.All(known.RunIds.Contains), workflow);
        }
        catch (PermanentServiceException exception) when (exception.InnerException is Amazon.DynamoDBv2.Model.ResourceNotFoundException)
        {
            throw new BackfillException($"There are no tables {request.TablePrefix}-… in {account}, {region}: --table-prefix names the deployment's.", exception);
        }
        catch (PermanentServiceException exception) when (exception.InnerException is Amazon.StepFunctions.Model.StateMachineDoesNotExistException)
        {
            throw new BackfillException($"There is no state machine {workflow}: --state-machine names the deployment's. The run waits in its queue.", exception);
        }
    }

    private static async Task<DescribeModelPackageResponse> DescribeAsync(IAmazonSageMaker sageMaker, string arn, CancellationToken cancellationToken)
    {
        try
        {
            return await sageMaker.DescribeModelPackageAsync(new DescribeModelPackageRequest { ModelPackageName = arn }, cancellationToken);
        }
        catch (AmazonSageMakerException exception) when (AwsFaults.IsMissing(exception))
        {
            throw new BackfillException($"There is no model package {arn}.", exception);
        }
        catch (AmazonServiceException exception)
        {
            throw new BackfillException($"SageMaker does not describe {arn}: {ServiceFaults.Describe(exception)}", exception);
        }
        catch (Exception exception) when (exception is AmazonClientException or HttpRequestException)
        {
            throw new BackfillException($"SageMaker cannot be asked about {arn}: {exception.Message}", exception);
        }
    }
}

/// <summary>An approval cannot be started by hand; the message says why and what to do.</summary>
internal sealed class BackfillException(string message, Exception inner) : Exception(message, inner);
