using ShadowPipeline.MetricFiles;

namespace ShadowPipeline.Cli.Running;

/// <summary>A metrics file and what must be known to judge it.</summary>
/// <param name="Policy">The policy's file.</param>
/// <param name="Metrics">The metrics file, or - for standard input.</param>
/// <param name="Variants">Which two variants of it.</param>
/// <param name="SamplingPercentage">The share of requests copied; null for the policy's.</param>
/// <param name="Production">What is said of production's instances.</param>
/// <param name="Shadow">What is said of the shadow's.</param>
/// <param name="Json">Whether the verdict is printed as JSON.</param>
internal sealed record FileToJudge(
    string Policy, string Metrics, VariantNames Variants, int? SamplingPercentage, Fleet Production, Fleet Shadow, bool Json);
