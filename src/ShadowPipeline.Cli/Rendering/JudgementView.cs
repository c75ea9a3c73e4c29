using System.Globalization;
using ShadowPipeline.Cli.Rendering.Series;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Judging;
using ShadowPipeline.MetricFiles;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>The verdict on a metrics file, and what it rests on.</summary>
internal sealed class JudgementView(IAnsiConsole console)
{
    private readonly Page _page = new(console);

    public void Write(JudgedFile judged)
    {
        new VerdictView(console).Write(judged.Judgement, ErrorSpending.Of(judged.Policy), judged.Policy.Mode);
        if (judged.Judgement.Criteria.Count > 0)
        {
            new SeriesView(console).Write(judged.File.Window, judged.Judgement.Criteria);
            _page.Blank();
        }

        var (window, setup) = (judged.File.Window, judged.Setup);
        _page.Field("Policy", $"{judged.Input.Policy}, group {judged.Policy.ModelPackageGroup}");
        _page.Field("Metrics", judged.Input.Metrics == InputFile.StandardInput ? "standard input" : judged.Input.Metrics);
        _page.Field("Endpoint", judged.File.EndpointName);
        _page.Field("Production", $"{judged.Input.Variants.Production}: {Instances(setup.Production)}");
        _page.Field(
            "Shadow", $"{judged.Input.Variants.Shadow}: {Instances(setup.Shadow)}, {Number(setup.SamplingPercentage)} % of requests copied");
        _page.Field(
            "Window",
            $"{Moment.Minute(window.Start)} to {Moment.Minute(window.End)} UTC ({Moment.Length(window.End - window.Start)}), "
                + $"{Number((long)((window.End - window.Start) / window.Period))} periods");
        _page.Field("Judge", $"{Judging.Judge.Identity.Name} {Judging.Judge.Identity.Version}");
    }

    private static string Instances(Fleet fleet) => fleet switch
    {
        { InstanceType: null, InstanceCount: null } => "instances not known",
        { InstanceType: { } type, InstanceCount: { } count } => $"{Number(count)} x {type}",
        { InstanceType: { } type } => type,
        _ => $"{Number(fleet.InstanceCount!.Value)} instances of unknown type",
    };

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
