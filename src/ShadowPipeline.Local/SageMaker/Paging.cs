using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting.Shapes;

namespace ShadowPipeline.Local.SageMaker;

/// <summary>Pages of lists: the token names where the next page starts and the request that it belongs to.</summary>
internal static class Paging
{
    /// <summary>The page that the request asks for, and the token of the next one, null on the last.</summary>
    /// <exception cref="Hosting.AwsServiceException">ValidationException for a token of another request.</exception>
    public static (IReadOnlyList<T> Page, string? Next) Take<T>(List<T> items, JsonObject request, int size)
    {
        var filter = request.DeepClone().AsObject();
        filter.Remove("NextToken");
        var mark = AwsNames.Digest(filter.ToJsonString())[..16];
        var start = request.Text("NextToken") is { } token ? Start(token, mark) : 0;
        var page = items.Skip(start).Take(size).ToList();
        return (page, start + page.Count < items.Count ? Token(start + page.Count, mark) : null);
    }

    private static string Token(int start, string mark) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{mark}:{start}")));

    private static int Start(string token, string mark)
    {
        var bytes = new byte[token.Length];
        if (Convert.TryFromBase64String(token, bytes, out var length)
            && Encoding.ASCII.GetString(bytes, 0, length).Split(':') is [var known, var start]
            && known == mark
            && int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        throw Refusal.Invalid("The NextToken is not one of this request.");
    }
}
