using System.Text.RegularExpressions;

namespace ShadowPipeline.Validation;

/// <summary>The lengths and patterns of SageMaker's service model for what a policy or an event may carry.</summary>
internal static partial class AwsText
{
    private const string NameShape = "letters, digits and hyphens, beginning and ending with a letter or digit";

    public static TextRule ModelPackageGroup { get; } = new("a model package group name", 1, 63, NamePattern(), NameShape);

    public static TextRule EndpointName { get; } = new("an endpoint name", 1, 63, NamePattern(), NameShape);

    public static TextRule RoleArn { get; } = new("a role ARN", 20, 2048, RolePattern(), "arn:aws:iam::<12 digits>:role/<name>");

    public static TextRule KmsKey { get; } = new(
        "a KMS key", 1, 2048, KmsPattern(), "a key id, alias or ARN of letters, digits and : / _ -");

    public static TextRule InstanceType { get; } = new(
        "an instance type", 4, 64, InstancePattern(), "ml.<family>.<size>, e.g. ml.m5.xlarge");

    public static TextRule Description { get; } = new("a description", 1, 1024, LinePattern(), "one line of text");

    public static TextRule TagKey { get; } = new("a tag key", 1, 128, TagPattern(), "letters, digits, spaces and _ . : / = + - @");

    public static TextRule TagValue { get; } = new("a tag value", 0, 256, TagPattern(), "letters, digits, spaces and _ . : / = + - @");

    public static TextRule S3Location { get; } = new("an S3 location", 6, 512, S3Pattern(), "s3://<bucket>/<prefix>/");

    public static TextRule ContentType { get; } =
        new("a content type", 3, 256, ContentTypePattern(), "<type>/<subtype> of letters, digits, hyphens and, in the subtype, dots");

    public static TextRule Account { get; } = new("an account id", 12, 12, AccountPattern(), "12 digits");

    public static TextRule Region { get; } = new("a region", 9, 20, RegionPattern(), "for example eu-west-1");

    [GeneratedRegex(@"^[a-zA-Z0-9](-*[a-zA-Z0-9])*\z", RegexOptions.CultureInvariant)]
    public static partial Regex NamePattern();

    /// <summary>A versioned model package; the group is lower-case as SageMaker writes it, or as it was named.</summary>
    [GeneratedRegex(
        @"^arn:aws[a-z-]*:sagemaker:(?<region>[a-z0-9-]{9,20}):(?<account>[0-9]{12}):model-package/"
        + @"(?<group>[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62})/(?<version>[1-9][0-9]{0,8})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    public static partial Regex ModelPackageArnPattern();

    [GeneratedRegex(@"^arn:aws[a-z\-]*:iam::[0-9]{12}:role/?[a-zA-Z_0-9+=,.@\-/]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex RolePattern();

    [GeneratedRegex(@"^[a-zA-Z0-9:/_-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex KmsPattern();

    [GeneratedRegex(@"^ml\.[a-z0-9-]+\.[a-z0-9-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex InstancePattern();

    [GeneratedRegex(@"^[^\n\r\u0085\u2028\u2029]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex LinePattern();

    [GeneratedRegex(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex TagPattern();

    [GeneratedRegex(@"^(https|s3)://[^/][^\n\r]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex S3Pattern();

    [GeneratedRegex(@"^[a-zA-Z0-9](-*[a-zA-Z0-9])*/[a-zA-Z0-9](-*[a-zA-Z0-9.])*\z", RegexOptions.CultureInvariant)]
    private static partial Regex ContentTypePattern();

    [GeneratedRegex(@"^[0-9]{12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex AccountPattern();

    [GeneratedRegex(@"^[a-z]{2,}(-[a-z]+)+-[0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex RegionPattern();
}
