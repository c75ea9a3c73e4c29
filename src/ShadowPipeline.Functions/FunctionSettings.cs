using ShadowPipeline.Preflights;

namespace ShadowPipeline.Functions;

/// <summary>What a deployment tells its functions.</summary>
/// <param name="TablePrefix">The prefix of the DynamoDB tables' names.</param>
/// <param name="StateMachineArn">The workflow.</param>
/// <param name="EvidenceBucket">The S3 bucket for metric series that decisions rest on.</param>
/// <param name="EvidencePrefix">What their keys begin with: empty, or with a slash at its end.</param>
internal sealed record FunctionSettings(string TablePrefix, string StateMachineArn, string EvidenceBucket, string EvidencePrefix = "")
{
    private const string PriceVariable = "SHADOW_INSTANCE_PRICES";
    private const string SiteVariable = "SHADOW_SITE_URL";

    /// <summary>What instances cost: the deployment's own table, or the one that comes with this software.</summary>
    public PriceTable Prices { get => field ?? PriceTable.Default; init; }

    /// <summary>Where people reach the decisions site; null where they do not, and links lead to the console of S3.</summary>
    public string? SiteUrl { get; init; }

    /// <summary>The account and region of the deployment, by its workflow's ARN; null when that is none.</summary>
    public (string Account, string Region)? Place =>
        StateMachineArn.Split(':') is ["arn", _, "states", { Length: > 0 } region, { Length: > 0 } account, ..] ? (account, region) : null;

    /// <summary>The ARN of the workflow's execution of a name, which for a run's own is its id, whether it was started by now or not.</summary>
    public string ExecutionArnOf(string name) => StateMachineArn.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal) + ":" + name;

    /// <summary>Reads the environment of a function.</summary>
    /// <exception cref="FunctionNotConfiguredException">A variable is missing; every missing one is named.</exception>
    /// <exception cref="InvalidPriceTableException">The deployment's price table cannot be used.</exception>
    public static FunctionSettings From(Func<string, string?> environment)
    {
        var missing = new List<string>();
        var settings = new FunctionSettings(
            Read("SHADOW_TABLE_PREFIX"), Read("SHADOW_STATE_MACHINE_ARN"), Read("SHADOW_EVIDENCE_BUCKET"), Folder(environment("SHADOW_EVIDENCE_PREFIX")));
        settings = settings with { SiteUrl = environment(SiteVariable) is { Length: > 0 } site ? site : null };
        return missing.Count == 0
            ? environment(PriceVariable) is { Length: > 0 } prices ? settings with { Prices = PriceTable.Read(prices) } : settings
            : throw new FunctionNotConfiguredException($"The function's environment lacks {string.Join(", ", missing)}: template.yaml sets them.");

        string Read(string name)
        {
            var value = environment(name);
            if (string.IsNullOrWhiteSpace(value))
            {
                missing.Add(name);
            }

            return value ?? "";
        }
    }

    private static string Folder(string? prefix)
    {
        var folder = (prefix ?? "").Trim().Trim('/');
        return folder.Length == 0 ? "" : folder + "/";
    }
}

/// <summary>The function's environment is not complete.</summary>
internal sealed class FunctionNotConfiguredException(string message) : Exception(message);
