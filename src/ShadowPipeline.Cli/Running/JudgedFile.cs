using ShadowPipeline.Decisions;
using ShadowPipeline.MetricFiles;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Cli.Running;

/// <summary>The verdict on a metrics file.</summary>
/// <param name="Input">What was judged.</param>
/// <param name="Policy">By which policy.</param>
/// <param name="File">The series.</param>
/// <param name="Setup">What was assumed of the test.</param>
/// <param name="Judgement">The verdict.</param>
/// <param name="Notes">What a reader of the verdict should know, one sentence each.</param>
internal sealed record JudgedFile(
    FileToJudge Input, Policy Policy, MetricFile File, TestSetup Setup, Judgement Judgement, IReadOnlyList<string> Notes);
