using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Hosting.Shapes;
using ShadowPipeline.Local.SageMaker;

namespace ShadowPipeline.Local.CloudWatch;

/// <summary>A page of an answer: its token names the request, the instant of its first page and the points before it.</summary>
internal sealed record MetricPage(string Mark, long Now, int Offset)
{
    /// <summary>The page that a request asks for.</summary>
    /// <exception cref="AwsServiceException">InvalidNextToken for a token of another request.</exception>
    public static MetricPage Read(JsonObject request, DateTimeOffset now)
    {
        var asked = request.DeepClone().AsObject();
        asked.Remove("NextToken");
        asked.Remove("MaxDatapoints");
        var mark = AwsNames.Digest(asked.ToJsonString())[..16];
        if (request.Text("NextToken") is not { } token)
        {
            return new MetricPage(mark, now.ToUnixTimeMilliseconds(), 0);
        }

        var bytes = new byte[token.Length];
        if (Convert.TryFromBase64String(token, bytes, out var length)
            && Encoding.ASCII.GetString(bytes, 0, length).Split(':') is [var known, var first, var offset]
            && known == mark
            && long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var firstNow)
            && int.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out var points))
        {
            return new MetricPage(mark, firstNow, points);
        }

        throw new AwsServiceException("InvalidNextToken", "The NextToken is not one of this request.");
    }

    /// <summary>Writes the page: a result that goes on in the next page has PartialData.</summary>
    public JsonObject Write(IReadOnlyList<MetricPoints> answer, int size)
    {
        var results = new JsonArray();
        var (skip, room, more) = (Offset, size, false);
        foreach (var (query, points) in answer)
        {
            if (skip > 0 && skip >= points.Count)
            {
                // Answered whole on an earlier page.
                skip -= points.Count;
                continue;
            }

            if (room == 0)
            {
                // An empty result waits for the next page too, lest it be on both.
                more = true;
                break;
            }

            var part = points.Skip(skip).Take(room).ToList();
            var partial = skip + part.Count < points.Count;
            results.Add(Result(query, part, partial));
            room -= part.Count;
            skip = 0;
            more |= partial;
        }

        return new JsonObject { ["MetricDataResults"] = results, ["Messages"] = new JsonArray() }
            .With("NextToken", more ? Token(Offset + size - room) : null);
    }

    private static JsonObject Result(MetricQuery query, List<(long Second, double Value)> points, bool partial) => new()
    {
        ["Id"] = query.Id,
        ["Label"] = query.Label,
        ["Timestamps"] = Wire.Array(points.Select(point => (JsonNode)JsonValue.Create(point.Second))),
        ["Values"] = Wire.Array(points.Select(point => (JsonNode)JsonValue.Create(point.Value))),
        ["StatusCode"] = partial ? "PartialData" : "Complete",
    };

    private string Token(int offset) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Mark}:{Now}:{offset}")));
}
