using System.Text.Json;
using ShadowPipeline.Decisions;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Sites;

/// <summary>Reads decisions as an index keeps them; whatever does not fit is refused.</summary>
internal sealed class IndexDataReader
{
    private readonly JsonElement _data;
    private readonly int _rows;

    private IndexDataReader(JsonElement data) => (_data, _rows) = (data, data.GetProperty("id").GetArrayLength());

    /// <summary>The decisions, in the order in which they were written.</summary>
    /// <exception cref="InvalidSiteIndexException">The data cannot be read.</exception>
    public static IReadOnlyList<DecisionSummary> Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var data = document.RootElement;
            var format = data.GetProperty("format").GetInt32();
            return format == IndexDataFormat.Version
                ? new IndexDataReader(data).Decisions()
                : throw new InvalidSiteIndexException($"The index has its data in format {format}; this version reads format {IndexDataFormat.Version}.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException
            or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidSiteIndexException($"The index's data cannot be read: {exception.Message}", exception);
        }
    }

    private List<DecisionSummary> Decisions()
    {
        var (groups, endpoints) = (Texts("groups"), Texts("endpoints"));
        var kinds = List("kinds").EnumerateArray().Select(Kind.Of).ToArray();
        var sentences = List("sentences").EnumerateArray().Select(Texts).ToArray();
        var (group, version, endpoint, kind) = (Numbers("group"), Numbers("version"), Numbers("endpoint"), Numbers("kind"));
        var (sentence, numbers) = (Numbers("sentence"), Column("numbers").ToArray());
        var (ids, decided) = (Column("id").ToArray(), Instants());
        return [.. Enumerable.Range(0, _rows).Select(row => new DecisionSummary
        {
            Id = Id(ids[row], groups[group[row]], version[row]),
            Decision = kinds[kind[row]].Decision,
            Mode = kinds[kind[row]].Mode,
            Basis = kinds[kind[row]].Basis,
            ModelPackageGroup = groups[group[row]],
            ModelPackageVersion = version[row],
            EndpointName = endpoints[endpoint[row]],
            DecidedAt = decided[row],
            Reason = SentenceTemplate.Join(sentences[sentence[row]], Text(numbers[row])) ?? throw new FormatException("A reason lacks numbers."),
        })];
    }

    private static string Id(JsonElement id, string group, int version) => id.ValueKind == JsonValueKind.Array
        ? IndexDataFormat.IdPrefix(group, version) + Texts(id).Single()
        : Text(id);

    private static string Text(JsonElement text) => text.GetString() ?? throw new FormatException("A text is null.");

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(Text)];

    private string[] Texts(string name) => Texts(List(name));

    private int[] Numbers(string name) => [.. Column(name).Select(number => number.GetInt32())];

    private DateTimeOffset[] Instants()
    {
        var instants = new DateTimeOffset[_rows];
        var last = 0L;
        foreach (var (row, number) in Column("decided").Index())
        {
            last = row == 0 ? number.GetInt64() : last - number.GetInt64();
            instants[row] = DateTimeOffset.FromUnixTimeSeconds(last);
        }

        return instants;
    }

    private JsonElement.ArrayEnumerator Column(string name)
    {
        var list = List(name);
        return list.GetArrayLength() == _rows ? list.EnumerateArray() : throw new FormatException($"The column {name} is not as long as the others.");
    }

    private JsonElement List(string name) => _data.GetProperty(name);

    private sealed record Kind(Decision Decision, DecisionMode Mode, DecisionBasis Basis)
    {
        public static Kind Of(JsonElement texts) => Texts(texts) is [var decision, var mode, var basis]
            ? new Kind(Named<Decision>(decision), IndexDataFormat.ModeOf(mode) ?? throw new FormatException($"\"{mode}\" is no mode."), Named<DecisionBasis>(basis))
            : throw new FormatException("A kind of decision has not three names.");

        // Names only: Enum.Parse takes numbers too, whether they mean something or not.
        private static T Named<T>(string name)
            where T : struct, Enum =>
            Enum.TryParse<T>(name, out var value) && value.ToString() == name ? value : throw new FormatException($"\"{name}\" is no {typeof(T).Name}.");
    }
}
