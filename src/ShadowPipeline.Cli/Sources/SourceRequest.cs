namespace ShadowPipeline.Cli.Sources;

/// <summary>What a reading command reads.</summary>
/// <param name="Database">The local database as the user named it; null for the default.</param>
/// <param name="Account">The deployment in an AWS account; null for this machine.</param>
internal sealed record SourceRequest(string? Database, AccountRequest? Account);

/// <summary>A deployment in the account and region that the environment's credentials and settings name.</summary>
/// <param name="TablePrefix">What its tables' names begin with.</param>
internal sealed record AccountRequest(string TablePrefix);
