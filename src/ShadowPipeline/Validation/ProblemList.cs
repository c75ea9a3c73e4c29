using System.Text.Json;

namespace ShadowPipeline.Validation;

/// <summary>Gathers the problems of one document, so that a reader can go on after the first.</summary>
internal sealed class ProblemList
{
    private readonly List<Problem> _problems = [];

    public bool IsEmpty => _problems.Count == 0;

    public int Count => _problems.Count;

    public void Add(string path, string message, ProblemPlace place = ProblemPlace.Value) =>
        _problems.Add(new Problem(path, message) { Place = place });

    /// <summary>The problems in the order of the document; what is missing stands where its parent begins.</summary>
    public IReadOnlyList<Problem> InOrderOf(JsonElement document)
    {
        // Nothing but what leads to a problem is numbered: the paths of a deep document together are far longer than the document.
        var asked = JsonPath.WithParents(_problems.Select(problem => problem.Path));
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        Number(document, JsonPath.Root, asked, order);
        return [.. _problems.OrderBy(problem => PositionOf(problem.Path, order))];
    }

    private static void Number(JsonElement element, string path, HashSet<string> asked, Dictionary<string, int> order)
    {
        if (!asked.Contains(path))
        {
            return;
        }

        order.TryAdd(path, order.Count);
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                Number(property.Value, JsonPath.Member(path, property.Name), asked, order);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in element.EnumerateArray())
            {
                Number(item, JsonPath.Item(path, index++), asked, order);
            }
        }
    }

    private static int PositionOf(string path, Dictionary<string, int> order)
    {
        while (path.Length > 1)
        {
            if (order.TryGetValue(path, out var position))
            {
                return position;
            }

            path = JsonPath.Parent(path);
        }

        return 0;
    }
}
