using System.Text;
using System.Text.Json;

namespace ShadowPipeline.Validation;

/// <summary>Finds the lines and columns of problems in the text that has them.</summary>
public static class JsonPlaces
{
    /// <summary>
    /// The position of each problem: of its value or key; of what it is missing from; of the text's beginning where nothing of its path is
    /// there.
    /// </summary>
    /// <param name="json">The text that was read.</param>
    /// <param name="problems">What was found in it.</param>
    public static IReadOnlyList<TextPosition> Of(string json, IReadOnlyList<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(problems);
        var bytes = Encoding.UTF8.GetBytes(json);
        var found = problems.All(problem => problem.Position is not null) ? new Finder([]) : Find(bytes, problems);
        return [.. problems.Select(problem => problem.Position ?? TextPosition.OfByte(bytes, found.OffsetOf(problem)))];
    }

    private static Finder Find(byte[] bytes, IReadOnlyList<Problem> problems)
    {
        // Nothing but what leads to a problem is kept: the paths of a deep document together are far longer than the document.
        var finder = new Finder(JsonPath.WithParents(problems.Select(problem => problem.Path)));
        try
        {
            var reader = new Utf8JsonReader(bytes);
            reader.Read();
            finder.Value(ref reader, JsonPath.Root);
        }
        catch (JsonException)
        {
            // Another text than was read, or none: what was found so far stands.
        }

        return finder;
    }

    private sealed class Finder(HashSet<string> asked)
    {
        private readonly Dictionary<string, long> _values = new(StringComparer.Ordinal);
        private readonly Dictionary<string, long> _keys = new(StringComparer.Ordinal);
        private readonly Dictionary<string, long> _seconds = new(StringComparer.Ordinal);

        public void Value(ref Utf8JsonReader reader, string path)
        {
            if (!asked.Contains(path))
            {
                reader.Skip();
                return;
            }

            _values.TryAdd(path, reader.TokenStartIndex);
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                Members(ref reader, path);
            }
            else if (reader.TokenType == JsonTokenType.StartArray)
            {
                for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
                {
                    Value(ref reader, JsonPath.Item(path, index));
                }
            }
        }

        public long OffsetOf(Problem problem)
        {
            var keys = problem.Place == ProblemPlace.SecondKey ? _seconds : problem.Place == ProblemPlace.Key ? _keys : null;
            if (keys is not null && keys.TryGetValue(problem.Path, out var key))
            {
                return key;
            }

            var path = problem.Path;
            while (!_values.ContainsKey(path) && path.Length > JsonPath.Root.Length)
            {
                path = JsonPath.Parent(path);
            }

            return _values.GetValueOrDefault(path);
        }

        private void Members(ref Utf8JsonReader reader, string path)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var member = JsonPath.Member(path, reader.GetString()!);
                if (asked.Contains(member) && !_keys.TryAdd(member, reader.TokenStartIndex))
                {
                    _seconds.TryAdd(member, reader.TokenStartIndex);
                }

                reader.Read();
                Value(ref reader, member);
            }
        }
    }
}
