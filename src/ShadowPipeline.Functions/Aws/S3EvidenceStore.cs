using System.Globalization;
using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Json;

namespace ShadowPipeline.Functions.Aws;

/// <summary>Evidence in S3. S3 reads its own writes, listings included, so that what was archived is known from the bucket alone.</summary>
internal sealed class S3EvidenceStore(IAmazonS3 s3, FunctionSettings settings) : IEvidenceStore
{
    private const string EndMetadata = "end";

    public string FolderOf(string runId) => $"s3://{settings.EvidenceBucket}/{settings.EvidencePrefix}{runId}/";

    public Task<bool> TryWriteOnceAsync(string uri, EvidenceObject content, CancellationToken cancellationToken) =>
        AwsFaults.CallAsync("PutObject", async () =>
        {
            var request = Put(uri, content);
            request.IfNoneMatch = "*";
            try
            {
                await s3.PutObjectAsync(request, cancellationToken);
                return true;
            }
            catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.PreconditionFailed)
            {
                return false;
            }
        }, cancellationToken);

    public Task<byte[]?> FindAsync(string uri, CancellationToken cancellationToken) =>
        AwsFaults.CallAsync<byte[]?>("GetObject", async () =>
        {
            var (bucket, key) = S3Address.Parse(uri);
            try
            {
                using var response = await s3.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = key }, cancellationToken);
                using var content = new MemoryStream();
                await response.ResponseStream.CopyToAsync(content, cancellationToken);
                return content.ToArray();
            }
            catch (AmazonS3Exception exception) when (exception.ErrorCode == "NoSuchKey")
            {
                return null;
            }
        }, cancellationToken);

    public Task<DateTimeOffset?> FindEndAsync(string uri, CancellationToken cancellationToken) =>
        AwsFaults.CallAsync<DateTimeOffset?>("HeadObject", async () =>
        {
            var (bucket, key) = S3Address.Parse(uri);
            try
            {
                var request = new GetObjectMetadataRequest { BucketName = bucket, Key = key };
                var metadata = (await s3.GetObjectMetadataAsync(request, cancellationToken)).Metadata;
                return DateTimeOffset.TryParse(metadata[EndMetadata], CultureInfo.InvariantCulture, out var end) ? end : null;
            }
            catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.NotFound)
            {
                return null;
            }
        }, cancellationToken);

    public async Task<IReadOnlyList<string>> ListAsync(string folder, CancellationToken cancellationToken)
    {
        var (bucket, prefix) = S3Address.Parse(folder);
        var request = new ListObjectsV2Request { BucketName = bucket, Prefix = prefix };
        var addresses = new List<string>();
        ListObjectsV2Response page;
        do
        {
            page = await AwsFaults.CallAsync("ListObjectsV2", () => s3.ListObjectsV2Async(request, cancellationToken), cancellationToken);
            addresses.AddRange((page.S3Objects ?? []).Select(one => $"s3://{bucket}/{one.Key}"));
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);

        return addresses;
    }

    private static PutObjectRequest Put(string uri, EvidenceObject content)
    {
        var (bucket, key) = S3Address.Parse(uri);
        var request = new PutObjectRequest
        {
            BucketName = bucket,
            Key = key,
            ContentType = content.ContentType,
            InputStream = new MemoryStream(content.Bytes, writable: false),
        };
        if (content.End is { } end)
        {
            request.Metadata.Add(EndMetadata, UtcInstantConverter.Format(end));
        }

        return request;
    }
}
