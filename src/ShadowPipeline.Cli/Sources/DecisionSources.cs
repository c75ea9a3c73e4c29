namespace ShadowPipeline.Cli.Sources;

/// <summary>Opens what a reading command reads.</summary>
internal static class DecisionSources
{
    /// <summary>This machine's database, or an account.</summary>
    public static async Task<IDecisionSource> OpenAsync(ShadowServices services, SourceRequest request) => request.Account is { } account
        ? new AccountSource(await services.OpenAccount(account))
        : new LocalSource(services, request.Database);
}
