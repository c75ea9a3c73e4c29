using System.CommandLine;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.MetricFiles;

namespace ShadowPipeline.Cli.Commands;

/// <summary>What <c>shadow judge</c> takes.</summary>
internal sealed class JudgeOptions(ShadowServices services)
{
    private readonly Option<string?> _policy = new("--policy") { HelpName = "FILE", Description = "Policy whose limits judge (with --decision: the recorded one)" };

    private readonly Option<string?> _metrics = new("--metrics")
    {
        HelpName = "FILE",
        Description = "Queries and results of GetMetricData; - for standard input",
    };

    private readonly Option<string?> _production = new("--production") { HelpName = "VARIANT", Description = "The production variant's name" };

    private readonly Option<string?> _shadow = new("--shadow") { HelpName = "VARIANT", Description = "The shadow variant's name" };

    private readonly Option<int?> _sampling = CommonOptions.SamplingPercentage();

    private readonly Option<Fleet?> _productionInstance = CommonOptions.Fleet(
        "--production-instance", "Production's instances, which CPU and GPU limits need (default: like the shadow's)");

    private readonly Option<Fleet?> _shadowInstance = CommonOptions.Fleet(
        "--shadow-instance", "The shadow's instances (default: the policy's, else like production's)");

    private readonly Option<string?> _decision = new("--decision")
    {
        HelpName = "ID",
        Description = "Judge the archived evidence of this decision instead of a file",
    };

    private readonly SourceOptions _source = new(services);

    private readonly Option<bool> _json = CommonOptions.Json("the verdict");

    public void AddTo(Command command)
    {
        command.Add(_policy);
        command.Add(_metrics);
        command.Add(_production);
        command.Add(_shadow);
        command.Add(_sampling);
        command.Add(_productionInstance);
        command.Add(_shadowInstance);
        command.Add(_decision);
        _source.AddTo(command);
        command.Add(_json);
    }

    /// <summary>The decision to judge again; null when a file is to be judged.</summary>
    /// <exception cref="UsageException">Options of the one stand beside those of the other.</exception>
    public DecisionToReplay? DecisionOf(ParseResult parsed)
    {
        Option[] ofFiles = [_metrics, _production, _shadow, _sampling, _productionInstance, _shadowInstance];
        if (parsed.GetResult(_decision) is null)
        {
            return !_source.IsGiven(parsed) ? null : throw new UsageException("--db and --aws go with --decision; a metrics file needs no database.");
        }

        var strangers = ofFiles.Where(option => parsed.GetResult(option) is not null).Select(option => option.Name).ToList();
        return strangers.Count > 0
            ? throw new UsageException($"--decision judges archived evidence, which knows its test: {string.Join(" and ", strangers)} cannot be given too.")
            : new DecisionToReplay(parsed.GetValue(_decision)!, parsed.GetValue(_policy), _source.Of(parsed), parsed.GetValue(_json));
    }

    /// <summary>The file to judge and all that goes with it.</summary>
    /// <exception cref="UsageException">Something is missing, or both variants are one.</exception>
    public FileToJudge FileOf(ParseResult parsed)
    {
        Option<string?>[] needed = [_policy, _metrics, _production, _shadow];
        var missing = needed.Where(option => string.IsNullOrEmpty(parsed.GetValue(option))).Select(option => option.Name).ToList();
        if (missing.Count > 0)
        {
            throw new UsageException($"To judge a metrics file, {string.Join(" and ", missing)} must be given too (or --decision alone).");
        }

        var variants = new VariantNames(parsed.GetValue(_production)!, parsed.GetValue(_shadow)!);
        return variants.Production == variants.Shadow
            ? throw new UsageException($"--production and --shadow are both \"{variants.Shadow}\"; two variants of one endpoint were expected.")
            : new FileToJudge(
                parsed.GetValue(_policy)!,
                parsed.GetValue(_metrics)!,
                variants,
                parsed.GetValue(_sampling),
                parsed.GetValue(_productionInstance) ?? Fleet.Unknown,
                parsed.GetValue(_shadowInstance) ?? Fleet.Unknown,
                parsed.GetValue(_json));
    }
}
