using System.Globalization;
using ShadowPipeline.Cli.Rendering.Series;
using ShadowPipeline.Cli.Sources;
using ShadowPipeline.Decisions;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>A decision for people: the verdict first, then what it rests on.</summary>
internal sealed class RecordView(IAnsiConsole console)
{
    private readonly Page _page = new(console);
    private readonly VerdictView _verdict = new(console);

    /// <summary>The verdict, every limit and the reasons.</summary>
    public void WriteVerdict(DecisionRecord record)
    {
        var judgement = new Judgement(record.Decision, record.Basis, record.Reasons, record.Criteria);
        _verdict.Write(judgement, RecordedSpending.Of(record.Policy.Document), record.Mode);
    }

    /// <summary>Both variants over time, as archived; a sentence where the evidence cannot be read.</summary>
    public void WriteSeries(DecisionRecord record, EvidenceGlance glance)
    {
        if (glance.Evidence is { } evidence)
        {
            new SeriesView(console).Write(evidence.Window, record.Criteria);
            _page.Blank();
        }
        else if (glance.Problem is { } problem)
        {
            _page.Hanging([], new Span($"Both variants over time cannot be shown. {problem}", Styles.Doubtful));
            _page.Blank();
        }
    }

    /// <summary>The test and the endpoint's state.</summary>
    public void WriteTest(DecisionRecord record)
    {
        _page.Field(
            "Model", $"{record.ModelPackageGroup} version {Number(record.ModelPackageVersion)} (approval {Number(record.ApprovalEpoch)})");
        _page.Field("", record.ModelPackageArn);
        _page.Field("Endpoint", record.EndpointName);
        _page.Field("Production", Variant(record.ProductionVariant, "not resolved"));
        _page.Field("Shadow", Variant(record.ShadowVariant, "none was deployed") + Sampling(record));
        _page.Field("Experiment", record.ExperimentName ?? "none was created");
        _page.Field("Window", Window(record.Window));
        _page.Field("Release", Release(record.Release), ReleaseStyle(record.Release));
    }

    /// <summary>Whence every figure comes: for auditors.</summary>
    public void WriteProvenance(DecisionRecord record)
    {
        _page.Field("Id", record.Id);
        _page.Field("Approved", Moment.Exact(record.ApprovedAt));
        _page.Field("Started", record.StartedAt is { } started ? Moment.Exact(started) : "never");
        _page.Field("Decided", Moment.Exact(record.DecidedAt));
        _page.Field("Image", record.Candidate?.Image ?? "not known");
        _page.Field("Image digest", record.Candidate?.ImageDigest ?? "not known");
        _page.Field("Model data", record.Candidate?.ModelDataUrl ?? "not known");
        _page.Field("Experiment", record.ExperimentArn ?? "none was created");
        _page.Field("Execution", record.ExecutionArn ?? "none was started");
        _page.Field(
            "Policy", $"{record.Policy.Id}, {(record.Policy.Version is { } version ? $"version {Number(version)}" : "from a file")}");
        _page.Field("", $"sha256:{record.Policy.Sha256}");
        _page.Field("Judge", $"{record.Judge.Name} {record.Judge.Version}, seed {Number(record.Judge.Seed)}");
        _page.Field("Evidence", record.Evidence is { } evidence ? $"{evidence.Uri} ({Number(evidence.Bytes)} bytes)" : "none");
        if (record.Evidence is { } archive)
        {
            _page.Field("", $"sha256:{archive.Sha256}");
        }

        _page.Field("Report", record.Report?.Uri ?? "none");
        _page.Field("Cost", Cost(record.Cost));
        _page.Field("Software", record.Software);
    }

    private static string Variant(VariantRecord? variant, string none) => variant is null
        ? none
        : $"{variant.Name}: {Number(variant.InstanceCount)} x {variant.InstanceType}, model {variant.ModelName}";

    private static string Sampling(DecisionRecord record) =>
        record is { ShadowVariant: not null, SamplingPercentage: { } share } ? $", {Number(share)} % of requests copied" : "";

    private static string Window(ObservedWindow? window) => window is null
        ? "none was judged"
        : $"{Moment.Minute(window.Start)} to {Moment.Minute(window.End)} UTC ({Moment.Length(window.End - window.Start)})";

    private static string Release(ReleaseRecord? release)
    {
        if (release is null)
        {
            return "not done yet";
        }

        var endpoint = release.EndpointRestored switch
        {
            true => "endpoint restored",
            false => "endpoint NOT restored",
            null => "endpoint was not touched",
        };
        string?[] parts =
        [
            endpoint + (release.EndpointConfigName is { } config ? $", on {config}" : ""),
            release.ExperimentStatus is { } status ? $"experiment {status}" : null,
            release.ModelDeleted ? "candidate model deleted" : null,
        ];
        return string.Join("; ", parts.OfType<string>());
    }

    private static Style? ReleaseStyle(ReleaseRecord? release) => release?.EndpointRestored == false ? Styles.Bad : default(Style?);

    private static string Cost(TestCost? cost) => cost is null
        ? "none"
        : $"{Quantity.Exact(Math.Round(cost.InstanceHours, 2))} instance hours"
            + (cost.EstimatedUsd is { } usd ? $", about {usd.ToString("0.00", CultureInfo.InvariantCulture)} USD" : "");

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
