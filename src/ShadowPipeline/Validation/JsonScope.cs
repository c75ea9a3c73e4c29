using System.Text.Json;

namespace ShadowPipeline.Validation;

/// <summary>An object of the document that is being read key by key.</summary>
internal sealed class JsonScope
{
    private readonly JsonField _field;
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _doubled = new(StringComparer.Ordinal);

    public JsonScope(JsonField field)
    {
        _field = field;
        foreach (var property in field.Value.EnumerateObject())
        {
            if (!_members.TryAdd(property.Name, property.Value))
            {
                _doubled.Add(property.Name);
            }
        }
    }

    /// <summary>The keys in the order of the document, each once.</summary>
    public IEnumerable<string> Keys => _members.Keys;

    public string Path => _field.Path;

    public bool Has(string key) => _members.ContainsKey(key);

    public T Required<T>(string key, Func<JsonField, T> read, T placeholder)
    {
        if (Find(key) is { } field)
        {
            return read(field);
        }

        _field.Problems.Add(JsonPath.Member(Path, key), "is required");
        return placeholder;
    }

    public T Optional<T>(string key, Func<JsonField, T> read, T absent) => Find(key) is { } field ? read(field) : absent;

    public T? OptionalOrNull<T>(string key, Func<JsonField, T?> read, T? absent = default) =>
        Find(key) is not { } field ? absent : field.IsNull ? default : read(field);

    /// <summary>Notes every key that is not listed.</summary>
    public void RefuseUnknown(params IReadOnlyCollection<string> known)
    {
        foreach (var key in Keys.Where(key => !known.Contains(key, StringComparer.Ordinal)))
        {
            _field.Problems.Add(JsonPath.Member(Path, key), $"is not a known key{NearMiss.Hint(key, known)}", ProblemPlace.Key);
        }

        foreach (var key in _doubled.Where(key => !known.Contains(key, StringComparer.Ordinal)))
        {
            RefuseDoubled(key);
        }
    }

    /// <summary>The value of a key, or null when it is absent.</summary>
    public JsonField? Find(string key)
    {
        if (!_members.TryGetValue(key, out var value))
        {
            return null;
        }

        if (_doubled.Remove(key))
        {
            RefuseDoubled(key);
        }

        return new JsonField(value, JsonPath.Member(Path, key), _field.Problems);
    }

    private void RefuseDoubled(string key) => _field.Problems.Add(JsonPath.Member(Path, key), "is given more than once", ProblemPlace.SecondKey);
}
