namespace ShadowPipeline.Tests.Standins.Api;

/// <summary>Reads a listing: '#' lines are about the file, what follows ' ; ' is a note.</summary>
internal static class ApiListing
{
    public static IReadOnlyDictionary<string, ApiType> Read(string package) =>
        Parse(File.ReadLines(Repository.PathOf("standins", "api", $"{package}.txt")));

    public static IReadOnlyDictionary<string, ApiType> Parse(IEnumerable<string> lines)
    {
        var types = new Dictionary<string, ApiType>(StringComparer.Ordinal);
        HashSet<string>? members = null;
        foreach (var line in lines.Select(WithoutNote).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == ' ')
            {
                members!.Add(line.Trim());
                continue;
            }

            members = new HashSet<string>(StringComparer.Ordinal);
            types.Add(NameIn(line), new ApiType(NameIn(line), line, members));
        }

        return types;
    }

    private static string WithoutNote(string line)
    {
        var note = line.IndexOf(" ; ", StringComparison.Ordinal);
        return (note < 0 ? line : line[..note]).TrimEnd();
    }

    /// <summary>The type in a heading, e.g. of "sealed class Namespace.Name : Base [Flag]".</summary>
    public static string NameIn(string heading) => heading.Split(" : ")[0].Split(" [")[0].Split(' ')[^1];
}
