using System.Globalization;
using Amazon.CloudWatch.Model;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.S3.Model;
using ShadowPipeline.Decisions;
using ShadowPipeline.Local.StateMachines.History;
using ShadowPipeline.Tests.Deployment.Calls;
using ShadowPipeline.Tests.Functions;

namespace ShadowPipeline.Tests.Deployment.Costs;

/// <summary>What one whole run used, counted from its history and from the requests that its functions sent.</summary>
/// <param name="History">The execution's events.</param>
/// <param name="Requests">The functions' requests.</param>
/// <param name="EvidenceBytes">What lies in the evidence bucket.</param>
/// <param name="Spending">The shadow fleet's cost, from the decision.</param>
internal sealed record RunCost(
    IReadOnlyList<HistoryEvent> History, IReadOnlyCollection<AmazonWebServiceRequest> Requests, long EvidenceBytes, TestCost Spending)
{
    // US East, USD: a thousand state transitions; a million requests and a GB-second of Lambda on x86; a thousand metrics of GetMetricData.
    private const double PerTransition = 0.025 / 1000;
    private const double PerInvocation = 0.20 / 1_000_000;
    private const double PerGigabyteSecond = 0.0000166667;
    private const double PerMetric = 0.01 / 1000;

    // The default memory, and a second an invocation: far more than a function that makes some calls takes as native code.
    private const double GigabytesOfMemory = 0.5;
    private const double SecondsPerInvocation = 1;

    /// <summary>Every state entered, every retry, and one for the start.</summary>
    public int Transitions => States + (Count(HistoryEventType.LambdaFunctionScheduled) + Count(HistoryEventType.TaskScheduled) - Count(HistoryEventType.TaskStateEntered)) + 1;

    /// <summary>Checks of the test.</summary>
    public int Laps => History.Count(one => one.Details is HistoryEventDetails.StateEntered { Name: "PollExperiment" });

    /// <summary>The workflow's, and the one that started it.</summary>
    public int Invocations => Count(HistoryEventType.LambdaFunctionScheduled) + 1;

    /// <summary>Transitions, invocations and their time.</summary>
    public double OrchestrationUsd =>
        (Transitions * PerTransition) + (Invocations * (PerInvocation + (SecondsPerInvocation * GigabytesOfMemory * PerGigabyteSecond)));

    /// <summary>Each query of each page counts.</summary>
    public int Metrics => Requests.OfType<GetMetricDataRequest>().Sum(request => request.MetricDataQueries.Count);

    public int DatabaseReads => Requests.Count(request => request is GetItemRequest or QueryRequest);

    public int DatabaseWrites => Requests.Count(request => request is PutItemRequest or UpdateItemRequest or DeleteItemRequest or TransactWriteItemsRequest);

    public int ObjectWrites => Requests.OfType<PutObjectRequest>().Count();

    private int States => History.Count(one => one.Details is HistoryEventDetails.StateEntered);

    /// <summary>Rows of docs/operating.md about both runs.</summary>
    public static IReadOnlyList<string> Rows(RunCost day, RunCost month)
    {
        return
        [
            Row("checks (laps)", cost => cost.Laps, "0"),
            Row("state transitions", cost => cost.Transitions, "0"),
            Row("history events, of 25,000", cost => cost.History.Count, "0"),
            Row("function invocations", cost => cost.Invocations, "0"),
            Row("**orchestration, USD**", cost => cost.OrchestrationUsd, "0.0000"),
            Row("metrics asked for", cost => cost.Metrics, "0"),
            Row("**metric queries, USD**", cost => cost.Metrics * PerMetric, "0.000"),
            Row("DynamoDB reads", cost => cost.DatabaseReads, "0"),
            Row("DynamoDB writes", cost => cost.DatabaseWrites, "0"),
            Row("S3 writes", cost => cost.ObjectWrites, "0"),
            Row("evidence kept, KiB", cost => cost.EvidenceBytes / 1024.0, "0"),
            Row("instance hours of the shadow fleet", cost => cost.Spending.InstanceHours, "0.0"),
            Row("**shadow fleet, USD**", cost => cost.Spending.EstimatedUsd ?? double.NaN, "0.00"),
        ];

        string Row(string what, Func<RunCost, double> figure, string format) =>
            string.Create(CultureInfo.InvariantCulture, $"| {what} | {figure(day).ToString(format, CultureInfo.InvariantCulture)} | {figure(month).ToString(format, CultureInfo.InvariantCulture)} |");
    }

    public static RunCost Of(Workbench bench, CallRecorder recorder, DecisionRecord decision) => new(
        bench.StepFunctions.HistoryOf(decision.ExecutionArn!),
        [.. recorder.Requests.Select(one => one.Request)],
        Directory.GetFiles(bench.Objects).Where(file => Path.GetFileName(file).StartsWith(decision.Id, StringComparison.Ordinal)).Sum(file => new FileInfo(file).Length),
        decision.Cost!);

    private int Count(HistoryEventType type) => History.Count(one => one.Type == type);
}
