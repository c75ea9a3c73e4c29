using System.Globalization;
using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.Aws;

/// <summary>The decisions site in the evidence bucket, under <c>site/</c>. S3's conditional writes keep two writers from losing each other's work.</summary>
internal sealed class S3SiteStore(IAmazonS3 s3, FunctionSettings settings) : ISiteStore
{
    /// <summary>What the keys of all pages begin with.</summary>
    public const string Folder = "site/";

    // What is larger is no page of ours, and must not fill a function's memory.
    private const long LargestPage = 64 * 1024 * 1024;

    private const string StageMetadata = "stage";

    public string AddressOf(string key) => $"s3://{settings.EvidenceBucket}/{Folder}{key}";

    public Task<StoredSiteObject?> FindAsync(string key, CancellationToken cancellationToken) =>
        AwsFaults.CallAsync<StoredSiteObject?>("GetObject", async () =>
        {
            try
            {
                using var response = await s3.GetObjectAsync(
                    new GetObjectRequest { BucketName = settings.EvidenceBucket, Key = Folder + key }, cancellationToken);
                return await ReadAsync(key, response, cancellationToken);
            }
            catch (AmazonS3Exception exception) when (exception.ErrorCode == "NoSuchKey")
            {
                return null;
            }
        }, cancellationToken);

    public Task<int?> FindStageAsync(string key, CancellationToken cancellationToken) =>
        AwsFaults.CallAsync<int?>("HeadObject", async () =>
        {
            try
            {
                var request = new GetObjectMetadataRequest { BucketName = settings.EvidenceBucket, Key = Folder + key };
                return StageIn((await s3.GetObjectMetadataAsync(request, cancellationToken)).Metadata);
            }
            catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.NotFound)
            {
                return null;
            }
        }, cancellationToken);

    public Task<bool> TryReplaceAsync(string key, SiteObject content, string? etag, CancellationToken cancellationToken) =>
        AwsFaults.CallAsync("PutObject", async () =>
        {
            try
            {
                await s3.PutObjectAsync(Put(key, content, etag), cancellationToken);
                return true;
            }
            catch (AmazonS3Exception exception) when (IsTaken(exception, etag))
            {
                return false;
            }
        }, cancellationToken);

    // Another page stands; another write is being done this moment; or, with a tag, the page was removed since it was read.
    private static bool IsTaken(AmazonS3Exception exception, string? etag) =>
        exception.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict || (etag is not null && exception.ErrorCode == "NoSuchKey");

    private async Task<StoredSiteObject> ReadAsync(string key, GetObjectResponse response, CancellationToken cancellationToken)
    {
        if (response.ContentLength > LargestPage)
        {
            throw new PermanentServiceException(string.Create(
                CultureInfo.InvariantCulture, $"{AddressOf(key)} has {response.ContentLength} bytes: it is no page of this site."));
        }

        using var content = new MemoryStream((int)response.ContentLength);
        await response.ResponseStream.CopyToAsync(content, cancellationToken);
        return new StoredSiteObject(content.ToArray(), response.ETag)
        {
            Stage = StageIn(response.Metadata),
        };
    }

    private static int StageIn(MetadataCollection metadata) =>
        int.TryParse(metadata[StageMetadata], NumberStyles.None, CultureInfo.InvariantCulture, out var stage) ? stage : 0;

    private PutObjectRequest Put(string key, SiteObject content, string? etag)
    {
        var request = new PutObjectRequest
        {
            BucketName = settings.EvidenceBucket,
            Key = Folder + key,
            ContentType = content.ContentType,
            InputStream = new MemoryStream(content.Bytes, writable: false),
        };
        request.Metadata.Add(StageMetadata, content.Stage.ToString(CultureInfo.InvariantCulture));

        // Pages are written over: without this a browser would show an old one for as long as it likes.
        request.Headers.CacheControl = "no-cache";
        if (etag is null)
        {
            request.IfNoneMatch = "*";
        }
        else
        {
            request.IfMatch = etag;
        }

        return request;
    }
}
