using System.Text.Json;
using System.Text.Json.Nodes;
using ShadowPipeline.Decisions;
using ShadowPipeline.Json;
using ShadowPipeline.Tests.Hostile;

namespace ShadowPipeline.Tests.Browser;

/// <summary>A record whose every text says that it is markup, a script, an address or something to run.</summary>
internal static class HostileRecord
{
    private const string Text =
        "\"'></title></style></script><script>globalThis.attacked=1;alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)><a href=javascript:alert(1)>x</a>"
        + "<iframe srcdoc='<script>alert(1)</script>'></iframe><style>*{display:none}</style><!-- {{constructor.constructor('alert(1)')()}} ${alert(1)} javascript:alert(1) "
        + "data:text/html,<script>alert(1)</script> //example.com/x " + HostileText.Lines;

    // What is no text: enumerations and instants, which nothing else than their own values can be read from.
    private static readonly string[] Closed =
        ["decision", "mode", "basis", "outcome", "kind", "approvedAt", "startedAt", "decidedAt", "start", "end", "at"];

    public static DecisionRecord Of(DecisionRecord record)
    {
        var json = JsonSerializer.SerializeToNode(record, DomainJson.Default.DecisionRecord)!;
        json["report"] = new JsonObject { ["uri"] = "x" };
        json["policy"]!["document"]!.AsObject().Add(Text, Text);
        Fill(json);
        return json.Deserialize(DomainJson.Default.DecisionRecord)!;
    }

    private static void Fill(JsonNode node)
    {
        switch (node)
        {
            case JsonObject json:
                foreach (var (name, value) in json.ToList())
                {
                    if (value is JsonValue && value.GetValueKind() == JsonValueKind.String)
                    {
                        json[name] = Closed.Contains(name) ? value.DeepClone() : Text;
                    }
                    else if (value is not null)
                    {
                        Fill(value);
                    }
                }

                break;
            case JsonArray list:
                for (var at = 0; at < list.Count; at++)
                {
                    if (list[at] is JsonValue value && value.GetValueKind() == JsonValueKind.String)
                    {
                        list[at] = Text;
                    }
                    else if (list[at] is { } inner)
                    {
                        Fill(inner);
                    }
                }

                break;
        }
    }
}
