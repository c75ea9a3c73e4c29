using System.Security.Cryptography;
using System.Text;
using ShadowPipeline.Local.Scenarios;

namespace ShadowPipeline.Local.SageMaker;

/// <summary>Names that SageMaker makes, derived so that a world repeats exactly.</summary>
internal static class AwsNames
{
    /// <summary>The ARN of a SageMaker resource; endpoints appear in lower case there, as AWS writes them.</summary>
    public static string Arn(WorldFacts facts, string kind, string name) =>
        $"arn:aws:sagemaker:{facts.Region}:{facts.Account}:{kind}/{(kind.StartsWith("endpoint", StringComparison.Ordinal) ? name.ToLowerInvariant() : name)}";

    /// <summary>64 hexadecimal digits that follow from the text.</summary>
    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The name of a configuration that SageMaker makes for an experiment.</summary>
    public static string ConfigName(string experiment, string purpose) =>
        $"EndpointConfig-{purpose}-{Digest($"{experiment}/{purpose}")[..16]}";
}
