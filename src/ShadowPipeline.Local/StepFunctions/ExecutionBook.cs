using ShadowPipeline.Local.StateMachines.Running;

namespace ShadowPipeline.Local.StepFunctions;

/// <summary>All executions, by ARN and in order. Thread safe.</summary>
internal sealed class ExecutionBook(TimeProvider clock)
{
    private static readonly TimeSpan NameIsKept = TimeSpan.FromDays(90);

    private readonly Lock gate = new();
    private readonly Dictionary<string, LocalExecution> byArn = new(StringComparer.Ordinal);
    private readonly List<LocalExecution> all = [];

    /// <summary>The execution that holds the name, or the one that <paramref name="create"/> makes of the next order number.</summary>
    public LocalExecution GetOrAdd(string arn, Func<long, LocalExecution> create, out bool added)
    {
        lock (gate)
        {
            added = !byArn.TryGetValue(arn, out var execution) || execution.Read().StopDate + NameIsKept <= clock.GetUtcNow();
            if (!added)
            {
                return execution!;
            }

            execution = create(all.Count);
            byArn[arn] = execution;
            all.Add(execution);
            return execution;
        }
    }

    public LocalExecution Get(string arn)
    {
        lock (gate)
        {
            return byArn.TryGetValue(arn, out var execution) ? execution : throw StepFunctionsErrors.ExecutionDoesNotExist(arn);
        }
    }

    /// <summary>
    /// Executions of a state machine, newest first, that started before the one with order number <paramref name="before"/>.
    /// </summary>
    public IReadOnlyList<LocalExecution> List(string stateMachineArn, string? status, long before)
    {
        lock (gate)
        {
            return [.. all
                .Where(execution => execution.Order < before && execution.Identity.StateMachineArn == stateMachineArn)
                .Where(execution => status is null || execution.Read().Status.ToWire() == status)
                .OrderByDescending(execution => execution.Identity.StartDate)
                .ThenByDescending(execution => execution.Order)];
        }
    }

    public IReadOnlyList<LocalExecution> All()
    {
        lock (gate)
        {
            return [.. all];
        }
    }
}
