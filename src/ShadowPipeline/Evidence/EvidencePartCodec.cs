using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ShadowPipeline.Metrics;

namespace ShadowPipeline.Evidence;

/// <summary>
/// A part as it is stored: gzip (RFC 1952, no time in its header) of canonical JSON (RFC 8785). The JSON of equal parts is equal byte for
/// byte; the compressed bytes are for one version of the compressor, which is why a checksum is always of what was stored.
/// </summary>
public static class EvidencePartCodec
{
    private const int SchemaVersion = 1;

    // A day of minutes of 100 series is 3 MB: what is far beyond that was not written here.
    private const int MostBytes = 128 * 1024 * 1024;

    /// <summary>The part as it is stored.</summary>
    /// <exception cref="ArgumentException">A point's start is no whole second, or a text no valid Unicode.</exception>
    public static byte[] Encode(EvidencePart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        using var stored = new MemoryStream();
        using (var gzip = new GZipStream(stored, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(EvidencePartText.Write(part, SchemaVersion)));
        }

        return stored.ToArray();
    }

    /// <summary>Reads what <see cref="Encode"/> wrote.</summary>
    /// <exception cref="InvalidEvidenceException">The bytes are no part.</exception>
    public static EvidencePart Decode(ReadOnlyMemory<byte> stored)
    {
        try
        {
            using var document = JsonDocument.Parse(Decompressed(stored), new JsonDocumentOptions { AllowDuplicateProperties = false });
            var root = document.RootElement;
            var version = root.GetProperty("schemaVersion").GetInt32();
            return version == SchemaVersion
                ? Read(root)
                : throw new InvalidEvidenceException($"The part has schema version {version}; this software reads {SchemaVersion}.");
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException or KeyNotFoundException
            or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            throw new InvalidEvidenceException($"This is no part of an evidence archive: {fault.Message}", fault);
        }
    }

    private static byte[] Decompressed(ReadOnlyMemory<byte> stored)
    {
        using var source = new MemoryStream(stored.ToArray(), writable: false);
        using var gzip = new GZipStream(source, CompressionMode.Decompress);
        using var text = new MemoryStream();
        var buffer = new byte[81_920];
        while (gzip.Read(buffer) is var read && read > 0)
        {
            text.Write(buffer, 0, read);
            if (text.Length > MostBytes)
            {
                throw new InvalidDataException($"more than {MostBytes} bytes");
            }
        }

        return text.ToArray();
    }

    private static EvidencePart Read(JsonElement root)
    {
        var start = root.GetProperty("start").GetDateTimeOffset();
        return new EvidencePart
        {
            RunId = Text(root, "runId"),
            EndpointName = Text(root, "endpointName"),
            Start = start,
            End = root.GetProperty("end").GetDateTimeOffset(),
            Period = TimeSpan.FromSeconds(root.GetProperty("periodSeconds").GetInt32()),
            Series = root.GetProperty("series").EnumerateArray().ToDictionary(
                series => new MetricQuery(Role(Text(series, "role")), Text(series, "metric"), Text(series, "statistic")),
                series => (IReadOnlyList<MetricPoint>)Points(start, series)),
        };
    }

    private static MetricPoint[] Points(DateTimeOffset start, JsonElement series)
    {
        var seconds = series.GetProperty("seconds");
        var values = series.GetProperty("values");
        var count = seconds.GetArrayLength();
        if (values.GetArrayLength() != count)
        {
            throw new FormatException($"a series has {count} times and {values.GetArrayLength()} values");
        }

        var points = new MetricPoint[count];
        var index = 0;
        foreach (var second in seconds.EnumerateArray())
        {
            points[index++] = new MetricPoint(start.AddTicks(checked(second.GetInt64() * TimeSpan.TicksPerSecond)), 0);
        }

        index = 0;
        foreach (var value in values.EnumerateArray())
        {
            points[index] = points[index] with { Value = Value(value) };
            index++;
        }

        return points;
    }

    private static double Value(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : value.GetString() switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        var other => throw new FormatException($"'{other}' is no value"),
    };

    private static VariantRole Role(string text) => text switch
    {
        nameof(VariantRole.Production) => VariantRole.Production,
        nameof(VariantRole.Shadow) => VariantRole.Shadow,
        _ => throw new FormatException($"'{text}' is no variant"),
    };

    private static string Text(JsonElement parent, string name) =>
        parent.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null");
}
