using System.CommandLine;
using ShadowPipeline.Cli.Policies;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Sources;

namespace ShadowPipeline.Cli.Commands;

/// <summary>Where an endpoint is looked at: an AWS account, or the world of a scenario.</summary>
internal sealed class EndpointOptions(ShadowServices services)
{
    private readonly Option<string?> _scenario = new("--scenario")
    {
        HelpName = "FILE",
        Description = "What the simulated endpoint and its traffic are like (default: a healthy one)",
    };

    private readonly Option<bool> _aws = new("--aws")
    {
        Description = "Look at the endpoint of an AWS account; credentials, region and addresses as for the AWS CLI",
    };

    public void AddTo(Command command)
    {
        command.Add(_scenario);
        command.Add(_aws);
    }

    /// <summary>What is asked for.</summary>
    /// <exception cref="UsageException">Both are named.</exception>
    public EndpointRequest Of(ParseResult parsed)
    {
        var (aws, scenario) = (parsed.GetValue(_aws), parsed.GetValue(_scenario));
        return aws && scenario is not null
            ? throw new UsageException("--aws looks at an AWS account and --scenario at a simulated world: only one of them can be given.")
            : new EndpointRequest(scenario, aws ? new AccountRequest(SourceOptions.PrefixOf(services, given: null)) : null);
    }
}

/// <summary>Where endpoints are looked at.</summary>
/// <param name="Scenario">The scenario's file; null for the default one.</param>
/// <param name="Account">The account; null for a simulated world.</param>
internal sealed record EndpointRequest(string? Scenario, AccountRequest? Account)
{
    /// <summary>Whether somebody named either.</summary>
    public bool IsGiven => Scenario is not null || Account is not null;

    /// <summary>Opens it for as long as the work takes.</summary>
    public Task<T> OpenAsync<T>(
        ShadowServices services, string group, IReadOnlyList<string> endpoints, string roleArn, Func<EndpointLook, Task<T>> work, CancellationToken cancellationToken) =>
        Account is { } account
            ? EndpointSource.OfAccountAsync(services, string.Join(", ", endpoints), account, work)
            : EndpointSource.OfWorldAsync(Scenario, group, endpoints, roleArn, work, cancellationToken);
}
