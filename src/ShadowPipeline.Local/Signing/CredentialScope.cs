namespace ShadowPipeline.Local.Signing;

/// <summary>What a signature holds for: a day, a region, a service.</summary>
/// <param name="Date">The day in UTC, yyyyMMdd.</param>
/// <param name="Region">The region.</param>
/// <param name="Service">The service's signing name, e.g. <c>sagemaker</c>, <c>states</c>, <c>monitoring</c>.</param>
internal sealed record CredentialScope(string Date, string Region, string Service)
{
    public const string Terminator = "aws4_request";

    /// <inheritdoc/>
    public override string ToString() => $"{Date}/{Region}/{Service}/{Terminator}";
}
