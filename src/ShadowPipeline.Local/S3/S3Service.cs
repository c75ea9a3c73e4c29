using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Local.S3;

/// <summary>
/// S3 on this machine, path style: PutObject, GetObject, HeadObject, ListObjectsV2 and ListBuckets over a folder. Anything else is refused by name.
/// </summary>
internal sealed class S3Service(S3Folder folder, TimeProvider clock) : IRestService
{
    private const int MostKeys = 1000;

    /// <inheritdoc/>
    public string SigningName => "s3";

    /// <inheritdoc/>
    public long MaxBodyBytes => 64 * 1024 * 1024;

    /// <inheritdoc/>
    public string NameOf(HttpContext context) => $"S3 {context.Request.Method} {context.Request.Path}";

    /// <inheritdoc/>
    public Task HandleAsync(HttpContext context, string requestId)
    {
        context.Response.Headers["x-amz-request-id"] = requestId;
        return AnswerAsync(context, new S3Request(context));
    }

    /// <inheritdoc/>
    public Task RefuseAsync(HttpContext context, AwsServiceException error, string requestId)
    {
        context.Response.Headers["x-amz-request-id"] = requestId;
        var (status, code) = error.Code switch
        {
            "RequestEntityTooLarge" => (400, "EntityTooLarge"),
            "InternalFailure" => (500, "InternalError"),
            _ => (error.StatusCode, error.Code),
        };
        return WriteErrorAsync(context.Response, new S3Request(context), status, code, error.Message, requestId);
    }

    private Task AnswerAsync(HttpContext context, S3Request request)
    {
        if (request.Bucket.Length == 0)
        {
            return request.Method == "GET" ? ListBucketsAsync(context.Response, request) : throw S3Request.Refusal($"{request.Method} without a bucket");
        }

        Func<Task> operation = (request.Method, HasKey: request.Key.Length > 0) switch
        {
            ("PUT", true) => () => PutAsync(context, request),
            ("GET", true) => () => GetAsync(context.Response, request),
            ("HEAD", true) => () => HeadAsync(context.Response, request),
            ("POST", true) when request.Query.ContainsKey("uploads") => throw S3Request.Refusal(
                $"CreateMultipartUpload: it takes an object of up to {MaxBodyBytes >> 20} MiB in one PutObject, so raise the client's multipart threshold"),
            ("GET", false) when request.Query.GetValueOrDefault("list-type") == "2" => () => ListAsync(context.Response, request),
            ("GET", false) => throw S3Request.Refusal("GET of a bucket but as ListObjectsV2"),
            (var method, var hasKey) => throw S3Request.Refusal($"{method} of {(hasKey ? "an object" : "a bucket")}"),
        };
        return folder.HasBucket(request.Bucket)
            ? operation()
            : throw new AwsServiceException("NoSuchBucket", "The specified bucket does not exist", 404);
    }

    private async Task PutAsync(HttpContext context, S3Request request)
    {
        request.Allow(
            "PutObject",
            [],
            ["if-match", "if-none-match", "cache-control", "x-amz-decoded-content-length", "x-amz-trailer", "x-amz-sdk-checksum-algorithm"]);
        var condition = WriteCondition.Of(request);
        var (content, checksums) = await PutContent.ReadAsync(context.Request, request);
        var about = new StoredObject
        {
            Key = request.Key,
            Size = content.Length,
            ETag = $"\"{Convert.ToHexStringLower(Checksums.Md5(content))}\"",
            LastModified = clock.GetUtcNow(),
            ContentType = request.Header("Content-Type") is { Length: > 0 } type ? type : "binary/octet-stream",
            ContentEncoding = PutContent.EncodingOf(request),
            CacheControl = request.Header("Cache-Control"),
            Metadata = request.Headers.Where(header => header.Key.StartsWith("x-amz-meta-", StringComparison.Ordinal))
                .ToDictionary(header => header.Key["x-amz-meta-".Length..], header => header.Value, StringComparer.Ordinal),
            Checksums = checksums,
        };
        folder.Put(request.Bucket, about, content, condition);
        context.Response.Headers.ETag = about.ETag;
        WriteChecksums(context.Response, about);
    }

    private async Task GetAsync(HttpResponse response, S3Request request)
    {
        request.Allow("GetObject", [], ["range", "if-match"]);
        var (about, content) = folder.Find(request.Bucket, request.Key) ?? throw NoSuchKey();
        if (request.Header("If-Match") is { } tag && tag != about.ETag && tag != "*")
        {
            throw new AwsServiceException("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", 412);
        }

        var range = ByteRange.Of(request.Header("Range"), content.Length);
        WriteHeaders(response, request, about, range);
        await response.Body.WriteAsync(range is null ? content : content.AsMemory(range.First, range.Length));
    }

    private Task HeadAsync(HttpResponse response, S3Request request)
    {
        request.Allow("HeadObject", [], []);
        var about = folder.Describe(request.Bucket, request.Key) ?? throw NoSuchKey();
        WriteHeaders(response, request, about, range: null);
        return Task.CompletedTask;
    }

    private async Task ListAsync(HttpResponse response, S3Request request)
    {
        request.Allow("ListObjectsV2", ["list-type", "prefix", "delimiter", "max-keys", "continuation-token", "start-after", "encoding-type"], []);
        var prefix = request.Query.GetValueOrDefault("prefix", "");
        var maxKeys = MaxKeys(request);
        var token = request.Query.GetValueOrDefault("continuation-token");
        var startAfter = request.Query.GetValueOrDefault("start-after");
        var after = token is null ? startAfter ?? "" : AfterOf(token);
        var delimiter = request.Query.GetValueOrDefault("delimiter", "");
        var entries = folder.Keys(request.Bucket, prefix, after).Select(key => ListEntry.Of(key, prefix, delimiter)).Distinct()
            // What an earlier page told of a folder holds for all in it.
            .Where(entry => token is null || entry != new ListEntry(after, IsPrefix: true)).ToList();
        var page = entries.Take(maxKeys).ToList();
        var body = S3Xml.List(new ListPage(
            request.Bucket,
            prefix,
            delimiter,
            startAfter,
            token,
            maxKeys,
            IsUrlEncoded(request),
            [.. page.Where(entry => !entry.IsPrefix).Select(entry => folder.Describe(request.Bucket, entry.Name)).OfType<StoredObject>()],
            [.. page.Where(entry => entry.IsPrefix).Select(entry => entry.Name)],
            page.Count > 0 && page.Count < entries.Count ? Convert.ToBase64String(Encoding.UTF8.GetBytes(page[^1].Name)) : null));
        await WriteXmlAsync(response, body);
    }

    private Task ListBucketsAsync(HttpResponse response, S3Request request)
    {
        request.Allow("ListBuckets", [], []);
        return WriteXmlAsync(response, S3Xml.Buckets(folder.Buckets()));
    }

    private static AwsServiceException NoSuchKey() => new("NoSuchKey", "The specified key does not exist.", 404);

    private static int MaxKeys(S3Request request) => request.Query.GetValueOrDefault("max-keys") switch
    {
        null => MostKeys,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var keys) => Math.Min(keys, MostKeys),
        _ => throw new AwsServiceException("InvalidArgument", "Provided max-keys not an integer or within integer range"),
    };

    private static bool IsUrlEncoded(S3Request request) => request.Query.GetValueOrDefault("encoding-type") switch
    {
        null => false,
        "url" => true,
        _ => throw new AwsServiceException("InvalidArgument", "Invalid Encoding Method specified in Request"),
    };

    private static string AfterOf(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw new AwsServiceException("InvalidArgument", "The continuation token provided is incorrect");
    }

    private static void WriteHeaders(HttpResponse response, S3Request request, StoredObject about, ByteRange? range)
    {
        response.ContentType = about.ContentType;
        response.ContentLength = range?.Length ?? about.Size;
        response.Headers.AcceptRanges = "bytes";
        if (range is not null)
        {
            response.StatusCode = 206;
            response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {range.First}-{range.First + range.Length - 1}/{about.Size}");
        }

        response.Headers.ETag = about.ETag;
        response.Headers.LastModified = about.LastModified.ToString("R", CultureInfo.InvariantCulture);
        if (about.ContentEncoding is { } encoding)
        {
            response.Headers.ContentEncoding = encoding;
        }

        if (about.CacheControl is { } caching)
        {
            response.Headers.CacheControl = caching;
        }

        foreach (var (name, value) in about.Metadata)
        {
            response.Headers["x-amz-meta-" + name] = value;
        }

        // A checksum of the whole is none of a part.
        if (range is null && request.Header("x-amz-checksum-mode") == "ENABLED")
        {
            WriteChecksums(response, about);
        }
    }

    private static void WriteChecksums(HttpResponse response, StoredObject about)
    {
        foreach (var (name, value) in about.Checksums)
        {
            response.Headers[name] = value;
            response.Headers["x-amz-checksum-type"] = "FULL_OBJECT";
        }
    }

    private static async Task WriteErrorAsync(HttpResponse response, S3Request request, int status, string code, string message, string requestId)
    {
        response.StatusCode = status;
        if (request.Method != "HEAD")
        {
            await WriteXmlAsync(response, S3Xml.Error(code, message, $"/{request.Bucket}/{request.Key}", requestId));
        }
    }

    private static async Task WriteXmlAsync(HttpResponse response, byte[] body)
    {
        response.ContentType = "application/xml";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body);
    }
}
