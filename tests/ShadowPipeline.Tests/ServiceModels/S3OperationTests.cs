using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using ShadowPipeline.Cli.Running;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>Every operation of local S3, its refusals too, against AWS's models.</summary>
public sealed class S3OperationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S3_EveryOperation_HoldsToTheModel()
    {
        ServiceModelFolder.Require();
        await using var aws = await WatchedWorld.StartAsync();
        using var s3 = LocalClients.S3(aws.Server.Address, "eu-west-1");
        for (var number = 0; number < 3; number++)
        {
            var request = new PutObjectRequest { BucketName = "evidence", Key = $"a b/{number}+ü.json", ContentBody = "{}", IfNoneMatch = number == 0 ? "*" : null };
            request.Metadata["run"] = "r1";
            await s3.PutObjectAsync(request, Token);
        }

        await RefusedAsync(s3.PutObjectAsync(new PutObjectRequest { BucketName = "evidence", Key = "a b/0+ü.json", ContentBody = "{}", IfNoneMatch = "*" }, Token));
        using var read = await s3.GetObjectAsync("evidence", "a b/0+ü.json", Token);
        await s3.GetObjectMetadataAsync("evidence", "a b/0+ü.json", Token);
        await RefusedAsync(s3.GetObjectAsync("evidence", "none", Token));
        await RefusedAsync(s3.GetObjectMetadataAsync("evidence", "none", Token));
        await RefusedAsync(s3.GetObjectAsync("nowhere", "none", Token));
        var first = await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = "evidence", Prefix = "a b/", MaxKeys = 2, Encoding = EncodingType.Url }, Token);
        await s3.ListObjectsV2Async(
            new ListObjectsV2Request { BucketName = "evidence", ContinuationToken = first.NextContinuationToken, StartAfter = "a b/0" }, Token);

        aws.Report();
        aws.Watch.Calls.Keys.Select(call => call.Operation).ShouldBe(["GetObject", "HeadObject", "ListObjectsV2", "PutObject"], ignoreOrder: true);
    }

    private static async Task RefusedAsync(Task call) => await Should.ThrowAsync<AmazonServiceException>(() => call);
}
