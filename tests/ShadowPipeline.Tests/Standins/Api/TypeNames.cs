using System.Reflection;

namespace ShadowPipeline.Tests.Standins.Api;

/// <summary>Spells types as the listings do: short names, C# keywords, T? for nullable values, T[] for arrays.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(char)] = "char",
    };

    /// <summary>The name in a signature.</summary>
    public static string Short(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsByRef)
            return Short(type.GetElementType()!);
        if (type.IsArray)
            return Short(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Short(value) + "?";
        if (type.IsGenericParameter)
            return type.Name;

        var outer = type.IsNested ? Short(type.DeclaringType!) + "." : string.Empty;
        return outer + WithArguments(type, type.Name);
    }

    /// <summary>The name in a heading: with its namespace, while type arguments stay short.</summary>
    public static string Full(Type type)
    {
        var outer = type.IsNested ? Full(type.DeclaringType!) : type.Namespace;
        return $"{outer}.{WithArguments(type, type.Name)}";
    }

    /// <summary>How a parameter is passed: ref, out, in, or nothing.</summary>
    public static string PassingOf(ParameterInfo parameter) =>
        !parameter.ParameterType.IsByRef ? string.Empty : parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ";

    private static string WithArguments(Type type, string name)
    {
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? name : $"{name[..tick]}<{string.Join(", ", type.GetGenericArguments().Select(Short))}>";
    }
}
