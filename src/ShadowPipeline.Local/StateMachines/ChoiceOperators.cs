using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.StateMachines;

/// <summary>The comparison operators of Choice rules. A comparison of a value of another type is false, never an error.</summary>
internal static class ChoiceOperators
{
    /// <summary>IsNull, IsString, IsNumeric, IsBoolean, IsTimestamp; IsPresent is apart because it looks for no value.</summary>
    public static FrozenDictionary<string, Func<JsonNode?, bool>> Kinds { get; } = new Dictionary<string, Func<JsonNode?, bool>>
    {
        ["IsNull"] = value => value is null,
        ["IsString"] = value => Kind(value) == JsonValueKind.String,
        ["IsNumeric"] = value => Kind(value) == JsonValueKind.Number,
        ["IsBoolean"] = value => Kind(value) is JsonValueKind.True or JsonValueKind.False,
        ["IsTimestamp"] = value => TryTimestamp(value, out _),
    }.ToFrozenDictionary();

    /// <summary>The comparisons by name; each exists with the suffix Path too, except StringMatches.</summary>
    public static FrozenDictionary<string, Comparison> Comparisons { get; } = BuildComparisons().ToFrozenDictionary();

    private static Dictionary<string, Comparison> BuildComparisons()
    {
        Dictionary<string, Comparison> all = new()
        {
            ["BooleanEquals"] = new(
                IsBoolean, "a boolean", (left, right) => IsBoolean(left) && IsBoolean(right) && Kind(left) == Kind(right)),
            ["StringMatches"] = new(IsString, "a string", (left, right) =>
                IsString(left) && IsString(right) && WildcardPattern.Matches(left!.GetValue<string>(), right!.GetValue<string>())),
        };
        (string Name, Func<int, bool> Holds)[] orders =
        [
            ("Equals", order => order == 0),
            ("LessThan", order => order < 0),
            ("GreaterThan", order => order > 0),
            ("LessThanEquals", order => order <= 0),
            ("GreaterThanEquals", order => order >= 0),
        ];
        foreach (var (name, holds) in orders)
        {
            all["String" + name] = new(IsString, "a string", (left, right) =>
                IsString(left) && IsString(right) && holds(string.CompareOrdinal(left!.GetValue<string>(), right!.GetValue<string>())));
            all["Numeric" + name] = new(IsNumber, "a number", (left, right) =>
                IsNumber(left) && IsNumber(right) && holds(CompareNumbers(left!, right!)));
            all["Timestamp" + name] = new(value => TryTimestamp(value, out _), "a timestamp such as 2026-11-22T10:00:00Z", (left, right) =>
                TryTimestamp(left, out var first) && TryTimestamp(right, out var second) && holds(first.CompareTo(second)));
        }

        return all;
    }

    private static JsonValueKind Kind(JsonNode? value) => value?.GetValueKind() ?? JsonValueKind.Null;

    private static bool IsString(JsonNode? value) => Kind(value) == JsonValueKind.String;

    private static bool IsNumber(JsonNode? value) => Kind(value) == JsonValueKind.Number;

    private static bool IsBoolean(JsonNode? value) => Kind(value) is JsonValueKind.True or JsonValueKind.False;

    private static bool TryTimestamp(JsonNode? value, out DateTimeOffset timestamp)
    {
        timestamp = default;
        return IsString(value) && StateTimestamp.TryParse(value!.GetValue<string>(), out timestamp);
    }

    // Decimals first: doubles would call 9007199254740992 and 9007199254740993 equal.
    private static int CompareNumbers(JsonNode left, JsonNode right)
    {
        var (first, second) = (left.ToJsonString(), right.ToJsonString());
        return TryDecimal(first, out var a) && TryDecimal(second, out var b)
            ? a.CompareTo(b)
            : double.Parse(first, CultureInfo.InvariantCulture).CompareTo(double.Parse(second, CultureInfo.InvariantCulture));
    }

    private static bool TryDecimal(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    /// <summary>A comparison: what its constant must be, and when it holds for (variable, other).</summary>
    internal sealed record Comparison(Func<JsonNode?, bool> Accepts, string Wanted, Func<JsonNode?, JsonNode?, bool> Holds);
}
