using System.Security.Cryptography;
using ShadowPipeline.Cli.Draining;
using ShadowPipeline.Cli.Policies;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Serving;
using ShadowPipeline.Cli.Sources;
using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Policies;
using Spectre.Console;

namespace ShadowPipeline.Cli;

/// <summary>All that the command touches outside itself.</summary>
internal sealed record ShadowServices
{
    /// <summary>Standard output.</summary>
    public required IAnsiConsole Out { get; init; }

    /// <summary>Standard error.</summary>
    public required IAnsiConsole Error { get; init; }

    /// <summary>Standard input.</summary>
    public required TextReader In { get; init; }

    /// <summary>Whether a person can answer on standard input.</summary>
    public bool CanAsk { get; init; }

    /// <summary>Runs and plans; making it must cost nothing, since commands that never run make it too.</summary>
    public required IPipelineRunner Runner { get; init; }

    /// <summary>Serves local AWS; making it must cost nothing.</summary>
    public required ILocalAws LocalAws { get; init; }

    /// <summary>Reads decisions; making it must cost nothing.</summary>
    public required IDecisionReader Decisions { get; init; }

    /// <summary>Reads the evidence of a decision in a database file, verified by its checksums.</summary>
    public required Func<string, DecisionRecord, CancellationToken, Task<ArchivedEvidence>> ReadEvidence { get; init; }

    /// <summary>Reads a policy document.</summary>
    public required Func<string, Policy> ReadPolicy { get; init; }

    /// <summary>Opens stores of policies.</summary>
    public IPolicyStores Policies { get; init; } = NoPolicyStores.Instance;

    /// <summary>Starts an approval by hand, in an account.</summary>
    public Func<BackfillRequest, CancellationToken, Task<BackfillOutcome>> StartRun { get; init; } =
        (_, _) => throw new InvalidOperationException("There is no account to start anything in.");

    /// <summary>Opens the tables in a database file of this machine; tells where it has to wait for others who use it.</summary>
    public Func<string, Action, CancellationToken, Task<OpenTables>> OpenTables { get; init; } =
        (_, _, _) => throw new InvalidOperationException("There are no tables to open.");

    /// <summary>Opens a deployment in an AWS account.</summary>
    public Func<AccountRequest, Task<AwsAccount>> OpenAccount { get; init; } =
        _ => throw new InvalidOperationException("There is no account to read from.");

    /// <summary>A variable of the environment; null when it is not set.</summary>
    public Func<string, string?> Environment { get; init; } = _ => null;

    /// <summary>Real time, for what happens outside a simulated world.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Makes the id of an invocation.</summary>
    public Func<string> NewRequestId { get; init; } = () => new Guid(RandomNumberGenerator.GetBytes(16)).ToString();

    /// <summary>What relative paths start from.</summary>
    public required string CurrentDirectory { get; init; }

    /// <summary>Whether failures show their stack trace.</summary>
    public bool Debug { get; init; }
}
