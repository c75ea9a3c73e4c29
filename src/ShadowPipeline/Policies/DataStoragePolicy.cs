namespace ShadowPipeline.Policies;

/// <summary>Data capture during the test (DataStorageConfig).</summary>
public sealed record DataStoragePolicy
{
    /// <summary>An S3 location, at most 512 characters.</summary>
    public required string Destination { get; init; }

    /// <summary>The key that encrypts captured data; null for the bucket's own.</summary>
    public string? KmsKey { get; init; }

    /// <summary>Content types captured as CSV rather than base64: 1 to 10, by default <c>text/csv</c>; null for none.</summary>
    public IReadOnlyList<string>? CsvContentTypes { get; init; } = ["text/csv"];

    /// <summary>Content types captured as JSON rather than base64: 1 to 10, by default <c>application/json</c>; null for none.</summary>
    public IReadOnlyList<string>? JsonContentTypes { get; init; } = ["application/json"];
}
