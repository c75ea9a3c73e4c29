using System.Text.Json;
using System.Text.RegularExpressions;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>A shape of a service model with all that it demands.</summary>
internal sealed record ModelShape(string Name, string Type)
{
    /// <summary>A structure's members by name.</summary>
    public IReadOnlyDictionary<string, ModelMember> Members { get; private init; } = new Dictionary<string, ModelMember>();

    public IReadOnlyList<string> Required { get; private init; } = [];

    /// <summary>A text's values, or null where any will do.</summary>
    public IReadOnlySet<string>? Values { get; private init; }

    public Regex? Pattern { get; private init; }

    public decimal? Min { get; private init; }

    public decimal? Max { get; private init; }

    /// <summary>A list's element.</summary>
    public ModelMember? Element { get; private init; }

    /// <summary>A map's key.</summary>
    public ModelMember? Key { get; private init; }

    /// <summary>A map's value.</summary>
    public ModelMember? Value { get; private init; }

    public bool IsUnion { get; private init; }

    public bool IsFlattened { get; private init; }

    public string? TimestampFormat { get; private init; }

    /// <summary>The member that is the body.</summary>
    public string? Payload { get; private init; }

    /// <summary>An error's code on the wire.</summary>
    public string ErrorCode { get; private init; } = Name;

    /// <summary>An error's HTTP status, where the model says it.</summary>
    public int? ErrorStatus { get; private init; }

    public static ModelShape Read(string name, JsonElement json)
    {
        var type = json.GetProperty("type").GetString()!;
        var error = Find(json, "error");
        return new ModelShape(name, type)
        {
            Members = Find(json, "members") is { } members
                ? members.EnumerateObject().ToDictionary(one => one.Name, one => ModelMember.Read(one.Name, one.Value), StringComparer.Ordinal)
                : new Dictionary<string, ModelMember>(),
            Required = Texts(json, "required"),
            Values = Texts(json, "enum") is { Count: > 0 } values ? values.ToHashSet(StringComparer.Ordinal) : null,
            Pattern = Find(json, "pattern") is { } pattern ? ModelPattern.Translate(pattern.GetString()!) : null,
            Min = Find(json, "min")?.GetDecimal(),
            Max = Find(json, "max")?.GetDecimal(),
            Element = Member(json, "member"),
            Key = Member(json, "key"),
            Value = Member(json, "value"),
            IsUnion = Find(json, "union")?.GetBoolean() ?? false,
            IsFlattened = Find(json, "flattened")?.GetBoolean() ?? false,
            TimestampFormat = Find(json, "timestampFormat")?.GetString(),
            Payload = Find(json, "payload")?.GetString(),
            ErrorCode = (error is { } code ? Find(code, "code")?.GetString() : null) ?? name,
            ErrorStatus = error is { } status ? Find(status, "httpStatusCode")?.GetInt32() : null,
        };
    }

    private static ModelMember? Member(JsonElement json, string name) => Find(json, name) is { } member ? ModelMember.Read(name, member) : null;

    private static IReadOnlyList<string> Texts(JsonElement json, string name) =>
        Find(json, name) is { } found ? [.. found.EnumerateArray().Select(text => text.GetString()!)] : [];

    private static JsonElement? Find(JsonElement json, string name) => json.TryGetProperty(name, out var found) ? found : null;
}

/// <summary>A member of a structure, the element of a list, the key or value of a map.</summary>
internal sealed record ModelMember(string Name, string Shape, string? Location, string LocationName, bool IsFlattened, string? TimestampFormat)
{
    public static ModelMember Read(string name, JsonElement json) => new(
        name,
        json.GetProperty("shape").GetString()!,
        Text("location", json),
        Text("locationName", json) ?? name,
        json.TryGetProperty("flattened", out var flattened) && flattened.GetBoolean(),
        Text("timestampFormat", json));

    private static string? Text(string name, JsonElement json) => json.TryGetProperty(name, out var found) ? found.GetString() : null;
}
