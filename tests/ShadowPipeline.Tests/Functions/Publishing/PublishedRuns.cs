using System.Text;
using Amazon.S3;
using ShadowPipeline.Approvals;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Tests.Functions.Publishing;

/// <summary>Decisions of the workbench's run, and what was published of them.</summary>
internal static class PublishedRuns
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Records the decision of a run, and does nothing more, as if whoever did had died.</summary>
    public static async Task DecideByHandAsync(this Workbench bench)
    {
        var run = Run.ForApproval(
            ApprovalEventReader.Read(Workbench.Event("model-approved.json").ToJsonString()),
            (await bench.Get<IPolicyStore>().FindAsync("fraud-detector", Token))!.Identity,
            Workbench.Endpoint,
            epoch: 1,
            bench.Clock.GetUtcNow());
        var record = DecisionBuilder.Build(run, new PipelineFailure("Somebody", "died"), "test", bench.Clock.GetUtcNow());
        await bench.Decisions.WriteOnceAsync(record, Token);
    }

    /// <summary>The execution of a name, or null.</summary>
    public static Task<ExecutionSnapshot?> ExecutionAsync(this Workbench bench, string name) => bench.Get<IWorkflow>().FindAsync(name, Token);

    /// <summary>The text of a page of the site.</summary>
    public static async Task<string> PageAsync(this Workbench bench, string key) =>
        Encoding.UTF8.GetString((await bench.Get<ISiteStore>().FindAsync(key, Token)).ShouldNotBeNull().Bytes);

    /// <summary>How often a metric was written.</summary>
    public static int Counted(this Workbench bench, string metric) => bench.Values(metric).Count();

    /// <summary>The values of a metric, in order.</summary>
    public static IEnumerable<double> Values(this Workbench bench, string metric) =>
        bench.Metrics.Where(line => line[metric] is not null).Select(line => line[metric]!.GetValue<double>());

    /// <summary>Puts an object into the bucket, past all functions.</summary>
    public static async Task PutAsync(this Workbench bench, string key, string text) =>
        await bench.Get<IAmazonS3>().PutObjectAsync(new() { BucketName = Workbench.Bucket, Key = key, ContentBody = text }, Token);
}
