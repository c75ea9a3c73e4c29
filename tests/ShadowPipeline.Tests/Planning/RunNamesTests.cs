using System.Text.RegularExpressions;
using FsCheck.Xunit;
using ShadowPipeline.Planning;

namespace ShadowPipeline.Tests.Planning;

public sealed partial class RunNamesTests
{
    private const string Arn = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/7";

    [Fact]
    public void For_Run_IsReadableAndAlwaysTheSame()
    {
        var name = RunNames.For(Arn, "Fraud-Detector", 7, "fraud-detector-prod", 1);

        name.ShouldMatch("^shadow-Fraud-Detector-v7-e1-[0-9a-f]{10}$");
        RunNames.For(Arn, "Fraud-Detector", 7, "fraud-detector-prod", 1).ShouldBe(name);
    }

    [Fact]
    public void For_OtherPackageEndpointOrEpoch_IsAnotherName()
    {
        string[] names =
        [
            RunNames.For(Arn, "g", 7, "e", 1),
            RunNames.For(Arn + "0", "g", 7, "e", 1),
            RunNames.For(Arn, "g", 7, "f", 1),
            RunNames.For(Arn, "g", 7, "e", 2),
        ];

        names.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(4);
    }

    [Property(MaxTest = 500)]
    public void For_HostileNames_ObeyEveryRule(string? group, string? endpoint, int version, int epoch)
    {
        var hostile = string.Concat(Enumerable.Repeat(group ?? "--", 5));

        var name = RunNames.For(Arn, hostile, Positive(version), endpoint ?? "", Positive(epoch));

        name.Length.ShouldBeLessThanOrEqualTo(RunNames.MaxLength);
        ExperimentName().IsMatch(name).ShouldBeTrue(name);
        ModelName().IsMatch(name).ShouldBeTrue(name);
    }

    [Fact]
    public void For_GreatestNumbers_StillFits() =>
        RunNames.For(Arn, new string('g', 63), int.MaxValue, "e", int.MaxValue).Length.ShouldBe(RunNames.MaxLength);

    private static int Positive(int number) => (int)Math.Clamp(Math.Abs((long)number), 1, int.MaxValue);

    [GeneratedRegex(@"^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,119}\z")]
    private static partial Regex ExperimentName();

    [GeneratedRegex(@"^[a-zA-Z0-9]([\-a-zA-Z0-9]*[a-zA-Z0-9])?\z")]
    private static partial Regex ModelName();
}
