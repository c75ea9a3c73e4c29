using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ShadowPipeline.Tests.Fuzzing;

/// <summary>Writes a valid document with a few things wrong: other types, odd numbers and texts, names given twice, deep nesting, cut ends.</summary>
internal sealed class DamagedJson
{
    private const string Breaking = "\ud800\0\u001b,}]{[\"\\:é";

    private static readonly string[] Odd =
    [
        "null", "true", "[]", "{}", "\"\"", "\" \"", "0", "-0", "-1", "1.5", "1e999", "-1e999", "1E-999", "1e2147483648", "0.1e1000000000",
        "123456789012345678901234567890", "2147483648", "-2147483649", "9223372036854775808", "\"5\"", "\"NaN\"", "\"-0m\"", "\"99999999999d\"",
        "\"\\ud800\"", "\"x\\udc00\"", "\"\\u0000\"", "\"\\u001b[2J\"", "\"\\u202e\"", "\"😀\"", "\"\\ud83d\\ude00\"", "\"<script>alert(1)</script>\"",
        "\"{0} %s %n ${x}\"", "\"$.x\"", "\"$$.Execution.Id\"", "\"$\"", "\"$.\"", "\"$[-1]\"", "\"$[99999999999]\"", "\"$['a\"", "\"$.a[0]['b']\"",
        "\"States.Format('{}', $.x)\"", "\"States.ALL\"", "\"*\"", "\"\\\\\"", "\"../../etc/passwd\"", "\"a#b/c\"", "\"2026-02-30T25:61:61Z\"",
        "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.999999999+14:00\"", "[[[[]]]]", "[null]", "{\"\": null}", "{\"__proto__\": 1}",
        "\"arn:aws:sagemaker:eu-west-1:111122223333:model-package/x/1\"",
    ];

    private readonly StringBuilder _text = new();
    private readonly Random _random;
    private readonly string[] _others;
    private readonly HashSet<int> _damaged = [];
    private int _at;

    private DamagedJson(JsonNode valid, Random random)
    {
        _random = random;
        var (count, texts) = (0, new List<string>());
        Count(valid, ref count, texts);
        _others = [.. texts.Distinct()];
        for (var damage = random.Next(1, 4); damage > 0; damage--)
        {
            _damaged.Add(random.Next(count));
        }
    }

    /// <summary>The damaged text of a document.</summary>
    public static string Of(JsonNode valid, int seed)
    {
        var random = new Random(seed);
        var writer = new DamagedJson(valid, random);
        writer.Write(valid);
        var text = writer._text.ToString();
        var at = random.Next(text.Length);
        return random.Next(8) switch
        {
            0 => text[..at],
            1 => text.Insert(at, Breaking[random.Next(Breaking.Length)].ToString()),
            2 => text.Remove(at, random.Next(1, Math.Min(20, text.Length - at) + 1)),
            _ => text,
        };
    }

    /// <summary>A value that nobody expects.</summary>
    public static string OddValue(Random random) => random.Next(20) switch
    {
        0 => string.Concat(Enumerable.Repeat("[", random.Next(1, 200))) + "1",
        1 => Nested(random.Next(1, 120)),
        2 => $"\"{new string('x', random.Next(1, 70_000))}\"",
        3 => $"[{string.Join(',', Enumerable.Repeat("1", random.Next(1, 5_000)))}]",
        _ => Odd[random.Next(Odd.Length)],
    };

    private static string Nested(int depth) =>
        string.Concat(Enumerable.Repeat("{\"deep\":", depth)) + "1" + new string('}', depth);

    private static void Count(JsonNode? node, ref int count, List<string> texts)
    {
        count++;
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    texts.Add(Quote(name));
                    Count(value, ref count, texts);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Count(item, ref count, texts);
                }

                break;
            case JsonValue value:
                texts.Add(value.ToJsonString());
                break;
        }
    }

    private void Write(JsonNode? node)
    {
        if (_damaged.Contains(_at++))
        {
            // What stands elsewhere in the document is nearer to valid than what stands nowhere.
            _text.Append(_random.Next(3) == 0 && _others.Length > 0 ? _others[_random.Next(_others.Length)] : OddValue(_random));
            return;
        }

        switch (node)
        {
            case JsonObject members:
                WriteMembers(members);
                break;
            case JsonArray items:
                WriteList('[', items.Count, index => Write(items[index]), ']');
                break;
            default:
                _text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    private void WriteMembers(JsonObject members)
    {
        var list = members.ToList();
        WriteList('{', list.Count, index =>
        {
            var (name, value) = list[index];
            var kind = _random.Next(60);
            if (kind == 0)
            {
                _text.Append(CultureInfo.InvariantCulture, $"{Quote(name)}:{OddValue(_random)},");
            }

            _text.Append(kind switch
            {
                1 => "\"\"",
                2 => "\"\\ud800\"",
                3 => Quote(name.ToUpperInvariant()),
                4 when _others.Length > 0 && _others[_random.Next(_others.Length)] is ['"', ..] other => other,
                _ => Quote(name),
            }).Append(':');
            Write(value);
        }, '}');
    }

    private void WriteList(char open, int count, Action<int> write, char close)
    {
        _text.Append(open);
        for (var index = 0; index < count; index++)
        {
            if (index > 0)
            {
                _text.Append(',');
            }

            write(index);
        }

        _text.Append(close);
    }

    private static string Quote(string text) => JsonValue.Create(text).ToJsonString();
}
