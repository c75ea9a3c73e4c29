using System.Text.Json;
using ShadowPipeline.Metrics;
using ShadowPipeline.Validation;

namespace ShadowPipeline.MetricFiles;

/// <summary>Reads a MetricDataResult.</summary>
internal static class FileResultReader
{
    private const string Complete = "Complete";
    private const string PartialData = "PartialData";

    // What CloudWatch answers when it could not, or would not, read a series.
    private static readonly string[] Failures = ["InternalError", "Forbidden"];

    /// <summary>The result; null when it has no Id.</summary>
    public static FileResult? Read(JsonField field)
    {
        if (field.Scope() is not { } scope)
        {
            return null;
        }

        var id = scope.Required("Id", item => item.PlainText(), null);
        var times = scope.Required("Timestamps", item => Items(item, FileTimestamp.Read, FileTimestamp.Expected), []);
        var values = scope.Required("Values", item => Items(item, Value, "a number"), []);
        var partial = scope.Required("StatusCode", IsPartial, false);
        var message = scope.Optional("Messages", FileMessages.Read, null);
        if (times.Count != values.Count && scope.Has("Timestamps") && scope.Has("Values"))
        {
            field.Refuse($"has {times.Count} Timestamps and {values.Count} Values, expected as many of each");
        }

        return id is null ? null : new FileResult(id, field.Path, Points(times, values), partial, message);
    }

    private static MetricPoint[] Points(List<DateTimeOffset?> times, List<double?> values) =>
        [.. times.Zip(values, (time, value) => new MetricPoint(time ?? default, value ?? double.NaN))];

    private static bool IsPartial(JsonField field)
    {
        var status = field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString() : null;
        if (Failures.Contains(status, StringComparer.Ordinal))
        {
            field.Refuse($"is {JsonQuote.Of(status!)}: CloudWatch did not give this series, so read the metrics again");
        }
        else if (status is not (Complete or PartialData))
        {
            field.Word([Complete, PartialData, .. Failures]);
        }

        return status != Complete;
    }

    // No number at all is a missing point, as other tools write one; anything else is not what CloudWatch gives.
    private static double? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.Null => double.NaN,
        JsonValueKind.String when element.GetString() is "NaN" or "Infinity" or "-Infinity" => double.NaN,
        _ => null,
    };

    // A series has thousands of points: what is wrong with many of them is one problem.
    private static List<T?> Items<T>(JsonField field, Func<JsonElement, T?> read, string expected)
        where T : struct
    {
        if (field.Value.ValueKind != JsonValueKind.Array)
        {
            field.Refuse($"is {JsonQuote.Of(field.Value)}, expected a list");
            return [];
        }

        var items = new List<T?>(field.Value.GetArrayLength());
        var (first, refused) = (-1, 0);
        foreach (var element in field.Value.EnumerateArray())
        {
            if (read(element) is not { } item)
            {
                first = first < 0 ? items.Count : first;
                refused++;
                items.Add(null);
                continue;
            }

            items.Add(item);
        }

        if (refused > 0)
        {
            var more = refused > 1 ? $" (and {refused - 1} more of the {items.Count})" : "";
            field.Problems.Add(JsonPath.Item(field.Path, first), $"is {JsonQuote.Of(field.Value[first])}, expected {expected}{more}");
        }

        return items;
    }
}
