using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Versioning;

namespace ShadowPipeline.Tests.Standins.Api;

/// <summary>Writes the heading of a type, with its base and the interfaces that it names itself.</summary>
internal static class HeadingWriter
{
    public static string Write(Type type)
    {
        var bases = type.IsEnum || IsDelegate(type) ? [] : BasesOf(type).ToList();
        return $"{KindOf(type)} {TypeNames.Full(type)}{(bases.Count == 0 ? "" : " : " + string.Join(", ", bases))}{FlagsOf(type)}";
    }

    public static bool IsDelegate(Type type) => type.BaseType == typeof(MulticastDelegate);

    /// <summary>The attributes that the listings show.</summary>
    public static string FlagsOf(MemberInfo member) =>
        (member.IsDefined(typeof(ObsoleteAttribute), false) ? " [Obsolete]" : "")
        + (member.IsDefined(typeof(RequiresPreviewFeaturesAttribute), false) ? " [RequiresPreviewFeatures]" : "")
        + (member.IsDefined(typeof(RequiresUnreferencedCodeAttribute), false) ? " [RequiresUnreferencedCode]" : "");

    private static string KindOf(Type type)
    {
        if (type.IsEnum)
            return "enum";
        if (IsDelegate(type))
            return "delegate";
        if (type.IsInterface)
            return "interface";
        if (type.IsValueType)
            return "struct";
        return (type.IsAbstract, type.IsSealed) switch
        {
            (true, true) => "static class",
            (true, false) => "abstract class",
            (false, true) => "sealed class",
            _ => "class",
        };
    }

    private static IEnumerable<string> BasesOf(Type type)
    {
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
            yield return TypeNames.Full(parent);

        var all = type.GetInterfaces();
        var implied = all.SelectMany(one => one.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []).ToHashSet();
        foreach (var one in all.Where(one => one.IsPublic && !implied.Contains(one)).Select(TypeNames.Full).Order(StringComparer.Ordinal))
            yield return one;
    }
}
