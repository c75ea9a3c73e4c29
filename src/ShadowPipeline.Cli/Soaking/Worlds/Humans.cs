using ShadowPipeline.Cli.Soaking.Faults;
using ShadowPipeline.Cli.Soaking.SageMaker;
using ShadowPipeline.Cli.Soaking.Simulation;
using ShadowPipeline.Cli.Soaking.Workflow;
using ShadowPipeline.Experiments;
using ShadowPipeline.Local.StateMachines.Running;
using ShadowPipeline.Planning;

namespace ShadowPipeline.Cli.Soaking.Worlds;

/// <summary>People who know nothing of the pipeline, or do not care: at moments of the seed they do what they may to its endpoints and executions.</summary>
internal sealed class Humans(SimulatedSageMaker sageMaker, SimulatedWorkflow workflow, EventLoop loop, FaultPlan plan, Chance chance)
{
    private const double Faster = 0.03;
    private int _experiments;

    /// <summary>Plans so many acts until an instant.</summary>
    public void Plan(int acts, DateTimeOffset until)
    {
        for (var act = 0; act < acts; act++)
        {
            loop.At(loop.Now + chance.Between(TimeSpan.Zero, until - loop.Now), Act);
        }

        sageMaker.AboutToCreate = endpoint =>
        {
            if (plan.Active && endpoint.Changing == 0 && chance.Happens(Faster))
            {
                Experiment(endpoint);
            }
        };
    }

    private void Act()
    {
        switch (chance.Below(9))
        {
            case 0:
                Stop(FaultKind.HumanStop, promote: false);
                break;
            case 1:
                Stop(FaultKind.HumanPromotion, promote: true);
                break;
            case 2:
                Delete();
                break;
            case 3:
                Update();
                break;
            case 4:
                Experiment(FreeEndpoint());
                break;
            case 5 or 6:
                End(FaultKind.AbortedExecution, ExecutionStatus.Aborted);
                break;
            case 7:
                End(FaultKind.TimedOutExecution, ExecutionStatus.TimedOut);
                break;
            default:
                Update();
                break;
        }
    }

    private void Stop(FaultKind kind, bool promote)
    {
        var running = sageMaker.Experiments.Values.Where(one => one.Ours && one.Status == ExperimentStatus.Running).ToList();
        if (running.Count == 0)
        {
            return;
        }

        var experiment = chance.Pick<SimulatedExperiment>(running);
        var status = promote || chance.Happens(0.5) ? ExperimentStatus.Completed : ExperimentStatus.Cancelled;
        if (sageMaker.TryStop(experiment.Name, status, "stopped by hand", promote))
        {
            experiment.TouchedByOthers = true;
            plan.Inject(kind, experiment.Name);
        }
    }

    private void Delete()
    {
        var ended = sageMaker.Experiments.Values.Where(one => one.Ours && !one.IsActive).ToList();
        if (ended.Count > 0 && chance.Pick<SimulatedExperiment>(ended) is var experiment && sageMaker.TryDelete(experiment.Name))
        {
            plan.Inject(FaultKind.HumanDeletion, experiment.Name);
        }
    }

    private void Update()
    {
        if (FreeEndpoint() is { } endpoint)
        {
            plan.Inject(FaultKind.HumanUpdate, endpoint.Name);
            sageMaker.Update(endpoint);
        }
    }

    private void Experiment(SimulatedEndpoint? endpoint)
    {
        if (endpoint is null)
        {
            return;
        }

        var name = $"somebody-{++_experiments}";
        sageMaker.Models[name] = "";
        var shadow = new PlannedVariant(name, name, endpoint.Config.Production.InstanceType, 1);
        var end = loop.Now + chance.Between(TimeSpan.FromMinutes(60), TimeSpan.FromHours(4));
        if (sageMaker.TryCreate(name, ours: false, endpoint.Name, endpoint.Config.Production, shadow, 100, loop.Now, end))
        {
            plan.Inject(FaultKind.HumanExperiment, endpoint.Name);
        }
    }

    private void End(FaultKind kind, ExecutionStatus status)
    {
        var running = workflow.Executions.Where(execution => execution.EndedAt is null).ToList();
        if (running.Count > 0)
        {
            var execution = chance.Pick<SimulatedExecution>(running);
            plan.Inject(kind, execution.Identity.Name);
            workflow.Kill(execution, status);
        }
    }

    private SimulatedEndpoint? FreeEndpoint()
    {
        var free = sageMaker.Endpoints.Values.Where(one => one is { Changing: 0, Deleted: false } && sageMaker.ActiveOn(one) is null).ToList();
        return free.Count == 0 ? null : chance.Pick<SimulatedEndpoint>(free);
    }
}
