using System.Text.RegularExpressions;

namespace ShadowPipeline.Tests.Standins.Api;

/// <summary>What the notes of a listing say about the wire: names of members that differ there, and codes of errors.</summary>
/// <param name="Names">By type and property; a property without an entry has its own name on the wire.</param>
/// <param name="Codes">By exception type.</param>
internal sealed partial record WireListing(IReadOnlyDictionary<(string Type, string Property), string> Names, IReadOnlyDictionary<string, string> Codes)
{
    public static WireListing Read(string package)
    {
        var names = new Dictionary<(string, string), string>();
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        var type = "";
        foreach (var line in File.ReadLines(Repository.PathOf("standins", "api", $"{package}.txt")).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] != ' ')
            {
                type = ApiListing.NameIn(line);
            }
            else if (Code().Match(line) is { Success: true } code)
            {
                codes.Add(type, code.Groups[1].Value);
            }
            else if (Name().Match(line) is { Success: true } name)
            {
                names.Add((type, name.Groups[1].Value), name.Groups[2].Value);
            }
        }

        return new WireListing(names, codes);
    }

    /// <summary>A property's name on the wire.</summary>
    public string NameOf(Type type, string property) => Names.GetValueOrDefault((TypeNames.Full(type), property), property);

    [GeneratedRegex(@"^  ; wire error code (\S+)$")]
    private static partial Regex Code();

    [GeneratedRegex(@"^  property (\w+) : .* ; .*wire=(\S+)$")]
    private static partial Regex Name();
}
