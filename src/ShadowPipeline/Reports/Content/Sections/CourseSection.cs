using ShadowPipeline.Reports.Words;

namespace ShadowPipeline.Reports.Content.Sections;

/// <summary>The timeline of the run.</summary>
internal static class CourseSection
{
    public static Section Of(Subject subject)
    {
        var record = subject.Record;
        (DateTimeOffset? At, string What)[] all =
        [
            (record.ApprovedAt, "Approved in the model registry"),
            (record.StartedAt, "The endpoint was free: the run began"),
            (record.Window?.Start, "The shadow variant was in service: the window began"),
            (record.Window?.End, "The test ended: the window closed"),
            (record.DecidedAt, $"Decided: {record.Decision}"),
            (record.Release?.At, "The endpoint was given back"),
        ];
        var known = all.Where(one => one.At is not null).Select(one => (At: one.At!.Value, one.What)).OrderBy(one => one.At).ToList();
        var moments = known.Select((one, index) => new Moment(one.At, one.What, index == 0 ? null : Instants.Later(one.At - known[index - 1].At)));
        IEnumerable<Block> missing = record.StartedAt is null ? [new Paragraph("The run never held the endpoint.")] : [];
        return new Section("course", "Timeline of the run", [new Course([.. moments]), .. missing]);
    }
}
