using System.Globalization;
using System.Text;
using System.Text.Json;
using ShadowPipeline.Evidence;
using ShadowPipeline.Json;
using ShadowPipeline.Reports.Content;
using ShadowPipeline.Reports.Plots;

namespace ShadowPipeline.Reports;

/// <summary>A report for programs: the record, and the series as they are plotted.</summary>
internal static class ReportJson
{
    private const int SchemaVersion = 1;

    /// <summary>The document.</summary>
    public static string Of(Subject subject, ReportContent content)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            writer.WriteString("kind", DecisionReport.Signature);
            writer.WriteNumber("schemaVersion", SchemaVersion);
            writer.WritePropertyName("record");
            JsonSerializer.Serialize(writer, subject.Record, DomainJson.Default.DecisionRecord);
            writer.WriteString("evidenceProblem", subject.Options.EvidenceProblem);
            writer.WritePropertyName("figures");
            WriteFigures(writer, subject.Evidence, content.Plots);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void WriteFigures(Utf8JsonWriter writer, ArchivedEvidence? evidence, IReadOnlyList<TimePlot> plots)
    {
        if (evidence is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        WriteWindow(writer, "window", evidence.Manifest.Window.Start, evidence.Manifest.Window.End);
        writer.WriteNumber("periodSeconds", evidence.Manifest.PeriodSeconds);
        writer.WriteStartArray("plots");
        foreach (var plot in plots)
        {
            WritePlot(writer, plot);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WritePlot(Utf8JsonWriter writer, TimePlot plot)
    {
        writer.WriteStartObject();
        writer.WriteString("metric", plot.Metric);
        writer.WriteString("statistic", plot.Statistic);
        writer.WriteString("unit", plot.IsRate ? "Share" : plot.Definition.Unit);
        writer.WriteNumber("bucketSeconds", (long)plot.BucketLength.TotalSeconds);
        WriteBand(writer, "production", plot.Production);
        WriteBand(writer, "shadow", plot.Shadow);
        writer.WriteStartArray("limits");
        foreach (var ceiling in plot.Ceilings)
        {
            writer.WriteStartObject();
            writer.WritePropertyName("limit");
            JsonSerializer.Serialize(writer, ceiling.Limit, DomainJson.Default.Limit);
            WriteValues(writer, "allowed", ceiling.Values);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (plot.Fault is { } fault)
        {
            WriteWindow(writer, "beyondLimit", fault.From, fault.Until);
        }
        else
        {
            writer.WriteNull("beyondLimit");
        }

        writer.WriteEndObject();
    }

    private static void WriteBand(Utf8JsonWriter writer, string name, Band band)
    {
        writer.WriteStartObject(name);
        WriteValues(writer, "low", band.Low);
        WriteValues(writer, "middle", band.Middle);
        WriteValues(writer, "high", band.High);
        writer.WriteEndObject();
    }

    // On one line: a value a line would make pages of them.
    private static void WriteValues(Utf8JsonWriter writer, string name, double[] values)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue($"[{string.Join(',', values.Select(Number))}]");
    }

    private static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            return "null";
        }

        var rounded = double.Parse(value.ToString("E5", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return rounded == 0 ? "0" : rounded.ToString("R", CultureInfo.InvariantCulture);
    }

    private static void WriteWindow(Utf8JsonWriter writer, string name, DateTimeOffset start, DateTimeOffset end)
    {
        writer.WriteStartObject(name);
        writer.WriteString("start", UtcInstantConverter.Format(start));
        writer.WriteString("end", UtcInstantConverter.Format(end));
        writer.WriteEndObject();
    }
}
