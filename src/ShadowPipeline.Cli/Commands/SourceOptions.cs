using System.CommandLine;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Sources;
using ShadowPipeline.Functions.DynamoDb;

namespace ShadowPipeline.Cli.Commands;

/// <summary>Where a command reads from, or writes to: a local database file, or a deployment in an AWS account.</summary>
/// <param name="services">The command's services.</param>
/// <param name="verb">What it does there, in the help.</param>
internal sealed class SourceOptions(ShadowServices services, string verb = "Read from")
{
    /// <summary>The variable that the functions read their tables' prefix from.</summary>
    public const string PrefixVariable = "SHADOW_TABLE_PREFIX";

    private readonly Option<string?> _database = CommonOptions.Database();

    private readonly Option<bool> _aws = new("--aws")
    {
        Description = $"{verb} an AWS account instead of this machine; credentials, region and addresses as for the AWS CLI",
    };

    private readonly Option<string?> _prefix = Prefix();

    /// <summary>What a help page says about it, beside the options.</summary>
    public static IReadOnlyList<string> Notes =>
    [
        "With --aws the credentials are found as by the AWS CLI: AWS_PROFILE,",
        "AWS_ACCESS_KEY_ID, AWS_REGION, AWS_ENDPOINT_URL and so on.",
    ];

    /// <summary>The prefix of a deployment's tables.</summary>
    public static Option<string?> Prefix() => new("--table-prefix")
    {
        HelpName = "PREFIX",
        Description = $"The deployment's NamePrefix (default: {PrefixVariable}, else {Tables.DefaultPrefix})",
    };

    /// <summary>The prefix that is asked for.</summary>
    public static string PrefixOf(ShadowServices services, string? given) =>
        given ?? (services.Environment(PrefixVariable) is { Length: > 0 } prefix ? prefix : Tables.DefaultPrefix);

    public void AddTo(Command command)
    {
        command.Add(_database);
        command.Add(_aws);
        command.Add(_prefix);
    }

    /// <summary>Whether anything about the source was given.</summary>
    public bool IsGiven(ParseResult parsed) => Given(parsed, _database) || Given(parsed, _aws) || Given(parsed, _prefix);

    /// <summary>What to read.</summary>
    /// <exception cref="UsageException">Both places are named, or a part of the one without it.</exception>
    public SourceRequest Of(ParseResult parsed)
    {
        var aws = parsed.GetValue(_aws);
        if (aws && Given(parsed, _database))
        {
            throw new UsageException("--aws reads from an AWS account and --db from this machine: only one of them can be given.");
        }

        return !aws && Given(parsed, _prefix)
            ? throw new UsageException("--table-prefix goes with --aws; a database file on this machine has no other tables.")
            : new SourceRequest(parsed.GetValue(_database), aws ? new AccountRequest(PrefixOf(services, parsed.GetValue(_prefix))) : null);
    }

    private static bool Given(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };
}
