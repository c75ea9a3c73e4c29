using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ShadowPipeline.Sites;

/// <summary>Writes decisions as an index keeps them.</summary>
internal sealed class IndexDataWriter
{
    private readonly RepeatedTexts _groups = new();
    private readonly RepeatedTexts _endpoints = new();
    private readonly RepeatedTexts _kinds = new();
    private readonly RepeatedTexts _sentences = new();
    private readonly Utf8JsonWriter _json;
    private readonly IReadOnlyList<DecisionSummary> _decisions;

    private IndexDataWriter(Utf8JsonWriter json, IReadOnlyList<DecisionSummary> decisions) => (_json, _decisions) = (json, decisions);

    /// <summary>The JSON of decisions that are in order, newest first. No letter of markup is in it.</summary>
    public static string Write(IReadOnlyList<DecisionSummary> decisions)
    {
        var buffer = new ArrayBufferWriter<byte>();

        // The strictest encoder: what it leaves as it is means nothing in HTML.
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default }))
        {
            new IndexDataWriter(json, decisions).Write();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void Write()
    {
        _json.WriteStartObject();
        _json.WriteNumber("format", IndexDataFormat.Version);
        Column("id", WriteId);
        Column("group", one => _json.WriteNumberValue(_groups.PlaceOf(one.ModelPackageGroup)));
        Column("version", one => _json.WriteNumberValue(one.ModelPackageVersion));
        Column("endpoint", one => _json.WriteNumberValue(_endpoints.PlaceOf(one.EndpointName)));
        Column("kind", one => _json.WriteNumberValue(_kinds.PlaceOf(one.Decision.ToString(), IndexDataFormat.NameOf(one.Mode), one.Basis.ToString())));
        long? last = null;
        Column("decided", one => _json.WriteNumberValue(Since(ref last, one)));
        Column("sentence", one => _json.WriteNumberValue(_sentences.PlaceOf(SentenceTemplate.Split(one.Reason).Pieces)));
        Column("numbers", one => _json.WriteStringValue(SentenceTemplate.Split(one.Reason).Numbers));
        Table("groups", _groups, single: true);
        Table("endpoints", _endpoints, single: true);
        Table("kinds", _kinds, single: false);
        Table("sentences", _sentences, single: false);
        _json.WriteEndObject();
    }

    // The first instant whole, then how much older each is than the one before it.
    private static long Since(ref long? last, DecisionSummary one)
    {
        var seconds = one.DecidedAt.ToUnixTimeSeconds();
        var written = last - seconds ?? seconds;
        last = seconds;
        return written;
    }

    private void WriteId(DecisionSummary one)
    {
        var prefix = IndexDataFormat.IdPrefix(one.ModelPackageGroup, one.ModelPackageVersion);
        if (!one.Id.StartsWith(prefix, StringComparison.Ordinal))
        {
            _json.WriteStringValue(one.Id);
            return;
        }

        _json.WriteStartArray();
        _json.WriteStringValue(one.Id.AsSpan(prefix.Length));
        _json.WriteEndArray();
    }

    private void Column(string name, Action<DecisionSummary> write)
    {
        _json.WriteStartArray(name);
        foreach (var one in _decisions)
        {
            write(one);
        }

        _json.WriteEndArray();
    }

    private void Table(string name, RepeatedTexts table, bool single)
    {
        _json.WriteStartArray(name);
        foreach (var texts in table.All)
        {
            if (single)
            {
                _json.WriteStringValue(texts[0]);
                continue;
            }

            _json.WriteStartArray();
            foreach (var text in texts)
            {
                _json.WriteStringValue(text);
            }

            _json.WriteEndArray();
        }

        _json.WriteEndArray();
    }
}
