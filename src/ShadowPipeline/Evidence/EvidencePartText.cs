using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ShadowPipeline.Json;
using ShadowPipeline.Metrics;

namespace ShadowPipeline.Evidence;

/// <summary>
/// The canonical JSON of a part, written straight away: a document tree of a day's points would take many times its memory. Series are
/// in the order of variant, metric and statistic, points in that of time and value, so that the order in which CloudWatch answered leaves
/// no trace.
/// </summary>
internal static class EvidencePartText
{
    public static string Write(EvidencePart part, int schemaVersion)
    {
        var text = new StringBuilder();
        text.Append("{\"end\":").Append(Quoted(part.End))
            .Append(",\"endpointName\":").Append(Quoted(part.EndpointName))
            .Append(",\"periodSeconds\":").Append(EcmaNumber.Format(part.Period.TotalSeconds))
            .Append(",\"runId\":").Append(Quoted(part.RunId))
            .Append(CultureInfo.InvariantCulture, $",\"schemaVersion\":{schemaVersion},\"series\":");
        var separator = '[';
        foreach (var (query, points) in part.Series
            .OrderBy(one => one.Key.Role)
            .ThenBy(one => one.Key.Metric, StringComparer.Ordinal)
            .ThenBy(one => one.Key.Statistic, StringComparer.Ordinal))
        {
            text.Append(separator);
            Append(text, part.Start, query, points);
            separator = ',';
        }

        return text.Append(separator == '[' ? "[]" : "]").Append(",\"start\":").Append(Quoted(part.Start)).Append('}').ToString();
    }

    private static void Append(StringBuilder text, DateTimeOffset start, MetricQuery query, IReadOnlyList<MetricPoint> points)
    {
        var ordered = points.OrderBy(point => point.Start).ThenBy(point => point.Value).ToList();
        text.Append("{\"metric\":").Append(Quoted(query.Metric))
            .Append(",\"role\":").Append(Quoted(query.Role.ToString()))
            .Append(",\"seconds\":[").AppendJoin(',', ordered.Select(point => Seconds(point.Start - start)))
            .Append("],\"statistic\":").Append(Quoted(query.Statistic))
            .Append(",\"values\":[").AppendJoin(',', ordered.Select(point => Value(point.Value)))
            .Append("]}");
    }

    private static string Seconds(TimeSpan offset) => offset.Ticks % TimeSpan.TicksPerSecond == 0
        ? (offset.Ticks / TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture)
        : throw new ArgumentException($"A point lies {offset} after its part's start: CloudWatch's points start at whole seconds.");

    // JSON has no such numbers, yet what CloudWatch gave must not become something else.
    private static string Value(double value) => double.IsFinite(value)
        ? EcmaNumber.Format(value)
        : double.IsNaN(value) ? "\"NaN\"" : value > 0 ? "\"Infinity\"" : "\"-Infinity\"";

    private static string Quoted(DateTimeOffset instant) => Quoted(UtcInstantConverter.Format(instant));

    private static string Quoted(string text) => CanonicalJson.Write(JsonValue.Create(text));
}
