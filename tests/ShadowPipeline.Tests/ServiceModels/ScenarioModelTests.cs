using ShadowPipeline.Cli.Running;
using ShadowPipeline.Tests.Pipeline;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>Whole runs against AWS's own models: what the functions send, and what local AWS answers.</summary>
public sealed class ScenarioModelTests(ScenarioRuns runs)
{
    // What the functions need to do their work; a run without one of these was not seen whole.
    private static readonly (string Service, string Operation)[] _expected =
    [
        ("cloudwatch", "GetMetricData"),
        ("dynamodb", "DeleteItem"), ("dynamodb", "GetItem"), ("dynamodb", "PutItem"), ("dynamodb", "Query"), ("dynamodb", "TransactWriteItems"), ("dynamodb", "UpdateItem"),
        ("s3", "GetObject"), ("s3", "HeadObject"), ("s3", "ListObjectsV2"), ("s3", "PutObject"),
        ("sagemaker", "CreateInferenceExperiment"), ("sagemaker", "CreateModel"), ("sagemaker", "DeleteModel"), ("sagemaker", "DescribeEndpoint"),
        ("sagemaker", "DescribeEndpointConfig"), ("sagemaker", "DescribeInferenceExperiment"), ("sagemaker", "DescribeModel"),
        ("sagemaker", "DescribeModelPackage"), ("sagemaker", "ListInferenceExperiments"), ("sagemaker", "UpdateInferenceExperiment"),
        ("stepfunctions", "StartExecution"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryRun_OnTheWire_HoldsToTheModels()
    {
        var folder = ServiceModelFolder.Require();
        await Parallel.ForEachAsync(EventFiles(), new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = Token }, async (eventFile, _) =>
        {
            var run = await runs.OfAsync(eventFile);
            foreach (var record in run.Outcome.Records.Where(record => record.Evidence is not null))
            {
                await LocalEvidence.LoadAsync(run.Pipeline.DatabasePath, record, runs.Wire, Token);
            }
        });

        var seen = runs.Watch.Calls.Values.Sum();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"Exchanges held against {folder.Package}, {runs.Signatures.Verified:N0} signatures verified, {runs.Signatures.Refused} refused:\n{runs.Watch.Table()}");
        runs.Watch.ShouldHaveSeenNothingWrong();
        foreach (var call in _expected)
        {
            runs.Watch.Calls.GetValueOrDefault(call).ShouldBeGreaterThan(0, call.ToString());
        }

        runs.Signatures.Refused.ShouldBe(0);
        // Other tests may be asking at this moment: verified first, seen after.
        runs.Signatures.Verified.ShouldBeGreaterThanOrEqualTo(seen);
    }

    private static IEnumerable<string> EventFiles() =>
    [
        "model-approved.json",
        "every-option-approved.json",
        .. Directory.EnumerateFiles(Repository.PathOf("events", "scenarios"), "*.json")
            .Where(file => !file.EndsWith(".scenario.json", StringComparison.Ordinal))
            .Select(file => $"scenarios/{Path.GetFileName(file)}")
            .Order(StringComparer.Ordinal),
    ];
}
