using System.Globalization;
using ShadowPipeline.Decisions;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Notifications;

/// <summary>A message's subject, as SNS takes it: printable ASCII, less than 100 characters, beginning with a letter.</summary>
internal static class NoticeSubject
{
    /// <summary>The longest subject.</summary>
    public const int Longest = 99;

    /// <summary>E.g. <c>Reject: fraud-detector version 7 on fraud-detector-prod (CriterionFailed)</c>.</summary>
    public static string Of(DecisionRecord record)
    {
        var head = record.Mode == DecisionMode.Observe ? $"{record.Decision} (observed)" : record.Decision.ToString();
        var tail = $" ({record.Basis})";
        var about = string.Create(
            CultureInfo.InvariantCulture, $"{head}: {record.ModelPackageGroup} version {record.ModelPackageVersion} on {record.EndpointName}");
        var plain = string.Concat(about.Select(character => character is >= ' ' and <= '~' ? character : '?'));
        var room = Longest - tail.Length;
        return (plain.Length <= room ? plain : plain[..(room - 3)] + "...") + tail;
    }
}
