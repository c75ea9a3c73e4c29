using System.Globalization;
using Microsoft.Extensions.Logging;
using ShadowPipeline.Decisions;
using ShadowPipeline.Experiments;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Json;
using ShadowPipeline.Preflights;

namespace ShadowPipeline.Functions.Logging;

/// <summary>
/// Every line that the functions log. The logger writes a parameter as it is given and knows no type but texts, whole numbers and truth values: a line
/// with another one is not written and fails the step. So what else there is to say is made a text here.
/// </summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "No policy answers the model package group {ModelPackageGroup}; {ModelPackageArn} is not tested")]
    public static partial void NoPolicy(this ILogger logger, string modelPackageGroup, string modelPackageArn);

    [LoggerMessage(2, LogLevel.Information, "Nothing started: {Because}")]
    public static partial void NothingStarted(this ILogger logger, string because);

    [LoggerMessage(3, LogLevel.Information, "Tests {ModelPackageArn} on {Endpoint}; the head of the endpoint's queue is {Head}")]
    public static partial void RunRegistered(this ILogger logger, string endpoint, string modelPackageArn, string head);

    [LoggerMessage(4, LogLevel.Information, "Step answers {StepState}: {Summary}")]
    public static partial void StepAnswered(this ILogger logger, string stepState, string summary);

    [LoggerMessage(5, LogLevel.Information, "Inference experiment {Experiment} submitted, created now: {CreatedNow}")]
    public static partial void ExperimentCreated(this ILogger logger, string experiment, bool createdNow);

    [LoggerMessage(6, LogLevel.Information, "The inference experiment is {ExperimentStatus}; next: {Next}")]
    private static partial void ExperimentSeen(ILogger logger, string experimentStatus, string next);

    [LoggerMessage(7, LogLevel.Information, "Judged {Outcome}, {Basis}")]
    private static partial void Judged(ILogger logger, string? outcome, string? basis);

    [LoggerMessage(8, LogLevel.Information, "Decision {Decision} stands, basis {Basis}")]
    private static partial void DecisionRecorded(ILogger logger, string decision, string basis);

    [LoggerMessage(9, LogLevel.Information, "Release {ReleaseState}: {Summary}")]
    public static partial void Released(this ILogger logger, string releaseState, string summary);

    [LoggerMessage(10, LogLevel.Warning, "The execution {Execution} belongs to no run")]
    public static partial void UnknownRun(this ILogger logger, string execution);

    [LoggerMessage(11, LogLevel.Warning, "Mended: {What}")]
    public static partial void Mended(this ILogger logger, string what);

    [LoggerMessage(12, LogLevel.Error, "Not mended: {Because}")]
    public static partial void NotMended(this ILogger logger, Exception exception, string because);

    [LoggerMessage(13, LogLevel.Information, "Preflight: {Outlook}; {ShadowInvocations} invocations of the shadow and {InstanceHours} instance hours expected")]
    private static partial void Foreseen(ILogger logger, string outlook, long? shadowInvocations, string instanceHours);

    [LoggerMessage(14, LogLevel.Warning, "Preflight: {Sentence}")]
    public static partial void PreflightProblem(this ILogger logger, string sentence);

    [LoggerMessage(15, LogLevel.Information, "Preflight: {Sentence}")]
    public static partial void PreflightNote(this ILogger logger, string sentence);

    [LoggerMessage(16, LogLevel.Information, "Looked for an extension of the end {End}: {Basis}; asked for {Asked}")]
    private static partial void LookedForExtension(ILogger logger, string end, string basis, string? asked);

    [LoggerMessage(17, LogLevel.Information, "Extended until {Until}, {Times} times in all")]
    private static partial void Extended(ILogger logger, string? until, int times);

    [LoggerMessage(18, LogLevel.Warning, "SageMaker refused to extend the test until {Asked}: it ends as scheduled at {End}")]
    private static partial void ExtensionRefused(ILogger logger, string asked, string? end);

    [LoggerMessage(19, LogLevel.Warning, "{ModelPackageArn} is of another account or region: {Because}")]
    public static partial void Elsewhere(this ILogger logger, string modelPackageArn, string because);

    [LoggerMessage(20, LogLevel.Information, "{Waiting} is not started on {Endpoint}, though its turn has come. {Because}")]
    public static partial void Draining(this ILogger logger, string waiting, string endpoint, string because);

    [LoggerMessage(30, LogLevel.Warning, "The stored policy of {ModelPackageGroup} is invalid: approvals of the group whose event was lost are not found")]
    public static partial void InvalidStoredPolicy(this ILogger logger, Exception exception, string modelPackageGroup);

    [LoggerMessage(31, LogLevel.Error, "The endpoint {Endpoint} is not as it was before the test. {Because}")]
    public static partial void EndpointNotRestored(this ILogger logger, string endpoint, string because);

    [LoggerMessage(32, LogLevel.Information, "Published, stage {Stage}: {Summary}")]
    public static partial void Published(this ILogger logger, string stage, string summary);

    [LoggerMessage(33, LogLevel.Error, "The report of {Decision} was not written: {Because}")]
    public static partial void NotPublished(this ILogger logger, Exception exception, string decision, string because);

    [LoggerMessage(34, LogLevel.Error, "The evidence of {Decision} could not be read: its report has no plots. {Because}")]
    public static partial void EvidenceUnreadable(this ILogger logger, Exception exception, string decision, string because);

    [LoggerMessage(35, LogLevel.Error, "Nobody on the {Channel} was told of the decision: {ErrorName}: {Because}")]
    public static partial void NotTold(this ILogger logger, string channel, string errorName, string because);

    /// <summary>A check saw the experiment.</summary>
    public static void ExperimentSeen(this ILogger logger, string experimentStatus, ProgressState next) => ExperimentSeen(logger, experimentStatus, Text(next));

    /// <summary>The window was judged; both are null when there was nothing that could be judged.</summary>
    public static void Judged(this ILogger logger, Decision? outcome, DecisionBasis? basis) => Judged(logger, outcome?.ToString(), basis?.ToString());

    /// <summary>The run's one decision stands.</summary>
    public static void DecisionRecorded(this ILogger logger, Decision decision, DecisionBasis basis) => DecisionRecorded(logger, Text(decision), Text(basis));

    /// <summary>What a test would come to.</summary>
    public static void Foreseen(this ILogger logger, Outlook outlook, long? shadowInvocations, double instanceHours) =>
        Foreseen(logger, Text(outlook), shadowInvocations, instanceHours.ToString("0.###", CultureInfo.InvariantCulture));

    /// <summary>A look for an extension; what was asked for is null where nothing was.</summary>
    public static void LookedForExtension(this ILogger logger, DateTimeOffset end, DecisionBasis basis, DateTimeOffset? asked) =>
        LookedForExtension(logger, Text(end), Text(basis), Text(asked));

    /// <summary>SageMaker shows the later end.</summary>
    public static void Extended(this ILogger logger, DateTimeOffset? until, int times) => Extended(logger, Text(until), times);

    /// <summary>SageMaker keeps the end; it is null when there is no experiment any more.</summary>
    public static void ExtensionRefused(this ILogger logger, DateTimeOffset asked, DateTimeOffset? end) => ExtensionRefused(logger, Text(asked), Text(end));

    /// <summary>Logs a step's answer and passes it on.</summary>
    public static StepAnswer Answered(this ILogger logger, StepAnswer answer)
    {
        logger.StepAnswered(answer.State, answer.Summary);
        return answer;
    }

    private static string Text<T>(T value)
        where T : struct, Enum => value.ToString();

    private static string Text(DateTimeOffset instant) => UtcInstantConverter.Format(instant);

    private static string? Text(DateTimeOffset? instant) => instant is { } known ? Text(known) : null;
}
