using Amazon.Lambda.Annotations;
using Microsoft.Extensions.Logging;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Publishing;
using ShadowPipeline.Notifications;

namespace ShadowPipeline.Functions.Steps;

/// <summary>Publishes the recorded decision: the report, and the words that the workflow tells the bus and the topic.</summary>
internal sealed class PublishDecisionFunction(
    IDecisionStore decisions,
    DecisionPublisher publisher,
    Publications publications,
    FunctionSettings settings,
    Tables tables,
    EmbeddedMetrics metrics,
    ILogger<PublishDecisionFunction> logger)
{
    /// <summary>Safe to repeat: one decision has one report and is told in the same words.</summary>
    [LambdaFunction]
    public async Task<PublishAnswer> PublishDecision(PublishInput input)
    {
        var record = await decisions.FindAsync(input.RunId, CancellationToken.None)
            ?? throw new DecisionNotFoundException($"There is no decision of {input.RunId}: nothing can be published.");
        using var scope = logger.BeginStep(record, input.ExecutionArn);
        var answer = input.Stage switch
        {
            PublishStage.Decision => await PublishDecisionAsync(record, input),
            PublishStage.Release => await PublishReleaseAsync(record, input),
            _ => throw new ArgumentException($"There is no stage '{input.Stage}' of publishing; there are {PublishStage.Decision} and {PublishStage.Release}."),
        };
        logger.Published(input.Stage, answer.Summary);
        return answer;
    }

    private async Task<PublishAnswer> PublishDecisionAsync(DecisionRecord record, PublishInput input)
    {
        var execution = PublicationNames.NameIn(input.ExecutionArn ?? record.Id);

        // Under a name of somebody's own it is somebody's wish to tell again, e.g. after a topic was mended.
        var told = PublicationNames.IsOf(record.Id, execution)
            && await publications.StateAsync(record.Id, execution, CancellationToken.None) == TellingState.Told;
        var written = await TryPublishAsync(record);
        if (told)
        {
            return PublishAnswer.Silent($"{written} Another execution told of the decision.");
        }

        var notice = DecisionNotice.Of(record, NoticeLinks.For(record, settings.SiteUrl, tables.Decisions));
        return new PublishAnswer(true, written, notice.Resources, notice.Detail, notice.Subject, notice.Message);
    }

    // The stage Release writes the report as well, and is repeated for longer: nobody should hear later of a decision, and no endpoint be kept,
    // for a report's sake.
    private async Task<string> TryPublishAsync(DecisionRecord record)
    {
        try
        {
            await publisher.PublishAsync(record, CancellationToken.None);
            return $"The report is {record.Report?.Uri ?? "written"}.";
        }
#pragma warning disable CA1031 // Whatever a report fails with: it is logged and counted, and tried again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return $"The report could not be written yet: {BoundedText.Of(exception.Message, 500)}";
        }
    }

    private async Task<PublishAnswer> PublishReleaseAsync(DecisionRecord record, PublishInput input)
    {
        try
        {
            await publisher.PublishAsync(record, CancellationToken.None);
        }
        finally
        {
            // Last, so that a repetition after a crash counts, and always, so that a report that fails as well hides nothing.
            Count(input.BusError, "Bus");
            Count(input.TopicError, "Topic");
        }

        return PublishAnswer.Silent(record.Release is null ? "The report is written." : "The report tells what became of the endpoint.");
    }

    private void Count(StepError? error, string channel)
    {
        if (error is not null)
        {
            logger.NotTold(channel, error.Error, BoundedText.Of(error.Cause ?? "", 500));
            metrics.Count("NotificationsFailed", ("Channel", channel));
        }
    }
}
