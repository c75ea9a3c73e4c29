using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using ShadowPipeline.Experiments;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Planning;

namespace ShadowPipeline.Functions.Aws;

/// <summary>Inference experiments and candidate models. There is no client token: a name that exists is described and compared.</summary>
internal sealed class SageMakerExperiments(IAmazonSageMaker sageMaker) : IExperiments
{
    public Task<ExperimentSnapshot?> FindAsync(string name, CancellationToken cancellationToken) =>
        AwsFaults.CallAsync<ExperimentSnapshot?>("DescribeInferenceExperiment", async () =>
        {
            try
            {
                var request = new DescribeInferenceExperimentRequest { Name = name };
                return ExperimentMapper.Snapshot(await sageMaker.DescribeInferenceExperimentAsync(request, cancellationToken));
            }
            catch (AmazonSageMakerException exception) when (AwsFaults.IsMissing(exception))
            {
                return null;
            }
        }, cancellationToken);

    public async Task<string?> FindOtherOnEndpointAsync(string endpointName, string ownName, CancellationToken cancellationToken)
    {
        // The listing neither filters by endpoint nor names it, and takes one status at a time.
        foreach (var status in ExperimentStatus.Active)
        {
            await foreach (var name in ListAsync(status, cancellationToken))
            {
                if (name != ownName && (await FindAsync(name, cancellationToken))?.EndpointName == endpointName)
                {
                    return name;
                }
            }
        }

        return null;
    }

    public async Task EnsureModelAsync(ExperimentPlan plan, CancellationToken cancellationToken)
    {
        var request = ExperimentMapper.ModelRequest(plan);
        var standing = await AwsFaults.CallAsync(
            "CreateModel",
            async () =>
            {
                try
                {
                    await sageMaker.CreateModelAsync(request, cancellationToken);
                    return plan.CandidateModel.ModelPackageArn;
                }
                catch (AmazonSageMakerException exception) when (exception.ErrorCode is "ValidationException" or "ResourceInUse")
                {
                    // A duplicate name has no code of its own: when there is no such model, the refusal meant something else.
                    if (await FindModelPackageAsync(request.ModelName, cancellationToken) is not { } known)
                    {
                        throw;
                    }

                    return known;
                }
            },
            cancellationToken);
        if (standing != plan.CandidateModel.ModelPackageArn)
        {
            throw new NameTakenException($"A model {request.ModelName} exists, but it is not made of {plan.CandidateModel.ModelPackageArn}.");
        }
    }

    public Task<bool> TryCreateAsync(ExperimentPlan plan, CancellationToken cancellationToken) =>
        AwsFaults.CallAsync("CreateInferenceExperiment", async () =>
        {
            try
            {
                await sageMaker.CreateInferenceExperimentAsync(ExperimentMapper.CreateRequest(plan), cancellationToken);
                return true;
            }
            catch (ResourceInUseException)
            {
                return false;
            }
        }, cancellationToken);

    public Task<bool> TryStartAsync(string name, CancellationToken cancellationToken) =>
        TryChangeAsync(
            "StartInferenceExperiment",
            () => sageMaker.StartInferenceExperimentAsync(new StartInferenceExperimentRequest { Name = name }, cancellationToken),
            cancellationToken);

    public Task<bool> TryMoveEndAsync(string name, DateTimeOffset end, CancellationToken cancellationToken) =>
        TryChangeAsync(
            "UpdateInferenceExperiment",
            () => sageMaker.UpdateInferenceExperimentAsync(
                new UpdateInferenceExperimentRequest { Name = name, Schedule = new InferenceExperimentSchedule { EndTime = end.UtcDateTime } }, cancellationToken),
            cancellationToken);

    public Task<bool> TryStopAsync(ExperimentSnapshot experiment, string reason, CancellationToken cancellationToken) =>
        TryChangeAsync(
            "StopInferenceExperiment",
            () => sageMaker.StopInferenceExperimentAsync(ExperimentMapper.StopRequest(experiment, reason), cancellationToken),
            cancellationToken);

    public Task<bool> DeleteModelAsync(string modelName, string modelPackageArn, CancellationToken cancellationToken) =>
        AwsFaults.CallAsync("DeleteModel", async () =>
        {
            try
            {
                if (await FindModelPackageAsync(modelName, cancellationToken) != modelPackageArn)
                {
                    return false;
                }

                await sageMaker.DeleteModelAsync(new DeleteModelRequest { ModelName = modelName }, cancellationToken);
                return true;
            }
            catch (AmazonSageMakerException exception) when (AwsFaults.IsMissing(exception))
            {
                return false;
            }
        }, cancellationToken);

    private static Task<bool> TryChangeAsync<T>(string what, Func<Task<T>> change, CancellationToken cancellationToken) =>
        AwsFaults.CallAsync(
            what,
            async () =>
            {
                try
                {
                    await change();
                    return true;
                }
                catch (AmazonSageMakerException exception) when (
                    exception is ConflictException || exception.ErrorCode == "ValidationException" || AwsFaults.IsMissing(exception))
                {
                    // Nobody documents from which statuses a change is refused, nor with which code: the next look decides.
                    return false;
                }
            },
            cancellationToken);

    private async Task<string?> FindModelPackageAsync(string modelName, CancellationToken cancellationToken)
    {
        try
        {
            var model = await sageMaker.DescribeModelAsync(new DescribeModelRequest { ModelName = modelName }, cancellationToken);
            return model.PrimaryContainer?.ModelPackageName ?? model.Containers?.FirstOrDefault()?.ModelPackageName ?? "";
        }
        catch (AmazonSageMakerException exception) when (AwsFaults.IsMissing(exception))
        {
            return null;
        }
    }

    private async IAsyncEnumerable<string> ListAsync(
        string status, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? token = null;
        do
        {
            var request = new ListInferenceExperimentsRequest { StatusEquals = status, MaxResults = 100, NextToken = token };
            var page = await AwsFaults.CallAsync(
                "ListInferenceExperiments", () => sageMaker.ListInferenceExperimentsAsync(request, cancellationToken), cancellationToken);
            foreach (var experiment in page.InferenceExperiments ?? [])
            {
                yield return experiment.Name;
            }

            token = page.NextToken;
        }
        while (!string.IsNullOrEmpty(token));
    }
}
