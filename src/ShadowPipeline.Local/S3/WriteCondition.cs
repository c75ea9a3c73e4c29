using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Local.S3;

/// <summary>What a PutObject asks of the object that stands under its key.</summary>
/// <param name="OnlyNew">That there is none.</param>
/// <param name="ETag">That it has this tag, quotes included; null asks nothing.</param>
internal sealed record WriteCondition(bool OnlyNew = false, string? ETag = null)
{
    public static WriteCondition None { get; } = new();

    /// <summary>The condition of a request's headers.</summary>
    /// <exception cref="AwsServiceException">NotImplemented for what S3 does not know either.</exception>
    public static WriteCondition Of(S3Request request)
    {
        var (match, noneMatch) = (request.Header("If-Match"), request.Header("If-None-Match"));
        return (match, noneMatch) switch
        {
            (null, null) => None,
            (null, "*") => new WriteCondition(OnlyNew: true),
            (null, _) => throw S3Request.Refusal($"PutObject with If-None-Match {noneMatch}: only * is"),
            (not "*", null) => new WriteCondition(ETag: $"\"{match.Trim('"')}\""),
            (_, null) => throw S3Request.Refusal("PutObject with If-Match *: only an ETag is"),
            _ => throw S3Request.Refusal("PutObject with If-Match and If-None-Match"),
        };
    }

    /// <summary>Holds the condition against the object that stands, or null.</summary>
    /// <exception cref="AwsServiceException">PreconditionFailed; or NoSuchKey, where a tag is asked of no object.</exception>
    public void Require(StoredObject? standing)
    {
        if (ETag is not null && standing is null)
        {
            throw new AwsServiceException("NoSuchKey", "The specified key does not exist.", 404);
        }

        if ((OnlyNew && standing is not null) || (ETag is not null && standing!.ETag != ETag))
        {
            throw new AwsServiceException("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", 412);
        }
    }
}
