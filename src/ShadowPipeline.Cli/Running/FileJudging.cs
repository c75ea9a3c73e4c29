using ShadowPipeline.MetricFiles;
using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Cli.Running;

/// <summary>Reads a metrics file and its policy, and judges.</summary>
internal static class FileJudging
{
    // A test of 30 days with twenty series of minutes, indented, has about 100 MiB.
    private const int MostMebibytes = 256;

    private const string What = "metric data and its queries";

    /// <summary>The verdict.</summary>
    /// <param name="input">What to judge.</param>
    /// <param name="standardInput">The metrics file's text when it was piped; else null.</param>
    /// <param name="readPolicy">Reads a policy.</param>
    /// <exception cref="UsageException">A file cannot be read.</exception>
    /// <exception cref="UnusableFileException">A file has problems.</exception>
    public static JudgedFile Judge(FileToJudge input, string? standardInput, Func<string, Policy> readPolicy)
    {
        var policy = InputFile.Parse(input.Policy, "a policy", readPolicy);
        var file = standardInput is null
            ? InputFile.Parse(input.Metrics, What, text => MetricFileReader.Read(text, input.Variants), MostMebibytes)
            : FromStandardInput(standardInput, input.Variants);
        var setup = TestSetup.Under(policy, input.SamplingPercentage, input.Production, input.Shadow);
        return new JudgedFile(input, policy, file, setup, MetricFileJudge.Decide(policy, file, setup), [.. Notes(policy, file, setup)]);
    }

    private static MetricFile FromStandardInput(string text, VariantNames variants)
    {
        try
        {
            return MetricFileReader.Read(text, variants);
        }
        catch (InvalidInputException exception)
        {
            throw UnusableFileException.At("standard input", exception);
        }
    }

    private static IEnumerable<string> Notes(Policy policy, MetricFile file, TestSetup setup)
    {
        foreach (var series in MissingSeries.Of(policy, file.Window))
        {
            yield return $"The metrics file was never asked for {series.Metric} {series.Statistic} of the "
                + $"{(series.Role == VariantRole.Production ? "production" : "shadow")} variant: limits that rest on it cannot conclude.";
        }

        var grows = policy.Criteria.FirstOrDefault(criterion => MetricCatalog.Get(criterion.Metric).Scale != UtilisationScale.Whole);
        if (grows is not null && (setup.Production.InstanceType is null || setup.Shadow.InstanceType is null))
        {
            yield return $"{grows.Metric} is judged as CloudWatch gave it, added up over an instance's cores or GPUs: --production-instance and "
                + "--shadow-instance say on which instances the variants ran.";
        }
    }
}
