namespace ShadowPipeline.Tests.Standins.Api;

/// <summary>Holds types against a listing and says every deviation, not only the first.</summary>
internal static class ApiComparer
{
    public static ApiType Describe(Type type) =>
        new(TypeNames.Full(type), HeadingWriter.Write(type), MemberWriter.Write(type).ToHashSet(StringComparer.Ordinal));

    /// <summary>With <paramref name="wholeInterfaces"/> an interface must have every listed member: what implements it depends on them.</summary>
    public static IEnumerable<string> Deviations(
        IEnumerable<Type> types, IReadOnlyDictionary<string, ApiType> listing, bool wholeInterfaces) =>
        types.Select(Describe).SelectMany(actual => listing.TryGetValue(actual.Name, out var listed)
            ? Deviations(actual, listed, wholeInterfaces)
            : [$"{actual.Name}: not in the listing"]);

    private static IEnumerable<string> Deviations(ApiType actual, ApiType listed, bool wholeInterfaces)
    {
        if (Normalized(actual.Heading) != Normalized(listed.Heading))
            yield return $"{actual.Heading}: the listing has {listed.Heading}";

        foreach (var member in actual.Members.Except(listed.Members).Order(StringComparer.Ordinal))
            yield return $"{actual.Name}: not in the listing: {member}";

        var used = actual.Members.Select(ApiType.OverloadSetOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var missing in listed.Members.Except(actual.Members).Order(StringComparer.Ordinal))
        {
            if (ApiType.OverloadSetOf(missing) is { } name && used.Contains(name))
                yield return $"{actual.Name}: missing overload: {missing}";
            else if (wholeInterfaces && listed.IsInterface)
                yield return $"{actual.Name}: missing interface member: {missing}";
            else if (missing.StartsWith("attribute-usage", StringComparison.Ordinal))
                yield return $"{actual.Name}: missing: {missing}";
        }
    }

    // The order in which a type names its interfaces is no part of its API.
    private static string Normalized(string heading)
    {
        var parts = heading.Split(" : ", 2);
        return parts.Length == 1 ? heading : $"{parts[0]} : {string.Join(", ", parts[1].Split(", ").Order(StringComparer.Ordinal))}";
    }
}
