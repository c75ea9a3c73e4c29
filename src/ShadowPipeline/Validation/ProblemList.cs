using System.Text.Json;

namespace ShadowPipeline.Validation;

/// <summary>Gathers the problems of one document, so that a reader can go on after the first.</summary>
internal sealed class ProblemList
{
    private readonly List<Problem> _problems = [];

    public bool IsEmpty => _problems.Count == 0;

    public int Count => _problems.Count;

    public void Add(string path, string message) => _problems.Add(new Problem(path, message));

    /// <summary>The problems in the order of the document; what is missing stands where its parent begins.</summary>
    public IReadOnlyList<Problem> InOrderOf(JsonElement document)
    {
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        Number(document, JsonPath.Root, order);
        return [.. _problems.OrderBy(problem => PositionOf(problem.Path, order))];
    }

    private static void Number(JsonElement element, string path, Dictionary<string, int> order)
    {
        order.TryAdd(path, order.Count);
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                Number(property.Value, JsonPath.Member(path, property.Name), order);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in element.EnumerateArray())
            {
                Number(item, JsonPath.Item(path, index++), order);
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

            path = path[..Math.Max(1, path.LastIndexOfAny(['.', '[']))];
        }

        return 0;
    }
}
