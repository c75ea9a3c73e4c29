using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Sources;
using ShadowPipeline.Functions.DynamoDb;

namespace ShadowPipeline.Cli.Policies;

/// <summary>Where policies are kept: a database file of this machine, or the table of a deployment in an AWS account.</summary>
internal sealed class PolicySource(ShadowServices services, SourceRequest request)
{
    private readonly string? _path = request.Account is null ? DatabaseFile.Resolve(request.Database, services.CurrentDirectory) : null;

    /// <summary>What to call it in a sentence.</summary>
    public string Name => request.Account is { } account ? $"{account.TablePrefix}-policies" : request.Database ?? DatabaseFile.Default;

    /// <summary>Whether it is of this machine.</summary>
    public bool IsLocal => _path is not null;

    /// <summary>One sentence, why there is nothing to read yet; null when there is.</summary>
    public string? Nothing => _path is null || services.Policies.Exists(_path)
        ? null
        : $"There is no database {Name} yet: \"shadow policy apply FILE\" creates it.";

    /// <summary>Opens what exists, to read.</summary>
    public async Task<OpenPolicies> ReadAsync(CancellationToken cancellationToken) =>
        _path is null ? await OpenAccountAsync() : await services.Policies.ReadAsync(_path, cancellationToken);

    /// <summary>Opens it to write.</summary>
    public async Task<OpenPolicies> WriteAsync(CancellationToken cancellationToken) => _path is null
        ? await OpenAccountAsync()
        : await services.Policies.WriteAsync(
            _path, () => new FailureView(services.Error).Hint($"Somebody else uses {Name}: waiting for them."), cancellationToken);

    private async Task<OpenPolicies> OpenAccountAsync()
    {
        var account = await services.OpenAccount(request.Account!);
        return new OpenPolicies(new AccountPolicyStore(account, new DynamoPolicyStore(account.DynamoDb, account.Tables, services.Time)), account);
    }
}
