using System.Reflection;
using System.Runtime.CompilerServices;

namespace ShadowPipeline.Tests.Standins.Api;

/// <summary>Writes the public and protected members of a type, one line each.</summary>
internal static class MemberWriter
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Write(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => $"value {name} = {Convert.ToInt64(Enum.Parse(type, name), null)}");
        if (HeadingWriter.IsDelegate(type))
            return [$"invoke {Signature(type.GetMethod("Invoke")!)}"];

        return AttributeUsageOf(type)
            .Concat(type.GetConstructors(Declared).Where(one => !one.IsStatic && IsVisible(one)).Select(one => Constructor(type, one)))
            .Concat(type.GetMethods(Declared).Where(IsListed).Select(Method))
            .Concat(type.GetProperties(Declared).Select(Property).OfType<string>())
            .Concat(type.GetFields(Declared).Where(one => one.IsPublic || one.IsFamily || one.IsFamilyOrAssembly).Select(Field));
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsExplicit(MethodInfo method) =>
        method is { IsPrivate: true, IsStatic: true } && method.Name.Contains('.', StringComparison.Ordinal);

    private static bool IsListed(MethodInfo method) =>
        (IsVisible(method) || IsExplicit(method)) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal));

    private static IEnumerable<string> AttributeUsageOf(Type type)
    {
        if (type.GetCustomAttribute<AttributeUsageAttribute>(false) is { } usage)
            yield return $"attribute-usage {usage.ValidOn} AllowMultiple={usage.AllowMultiple} Inherited={usage.Inherited}";
    }

    private static string Constructor(Type type, ConstructorInfo constructor)
    {
        var name = type.Name.Split('`')[0];
        return $"{Protected(constructor)}constructor {name}({Parameters(constructor)}){HeadingWriter.FlagsOf(constructor)}";
    }

    private static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeNames.Short))}>" : "";
        var modifiers = IsExplicit(method) ? "explicit static " : Protected(method) + Modifier(method);
        return $"{modifiers}method {method.Name}{generic}{Signature(method)}{HeadingWriter.FlagsOf(method)}";
    }

    private static string Modifier(MethodInfo method)
    {
        if (method.IsStatic)
            return "static ";
        if (method.DeclaringType!.IsInterface)
            return method.IsAbstract ? "" : "default ";
        if (method.IsAbstract)
            return "abstract ";
        if (method.GetBaseDefinition() != method)
            return "override ";
        return method is { IsVirtual: true, IsFinal: false } ? "virtual " : "";
    }

    private static string Protected(MethodBase method) => method.IsFamily || method.IsFamilyOrAssembly ? "protected " : "";

    private static string Signature(MethodInfo method) => $"({Parameters(method)}) : {TypeNames.Short(method.ReturnType)}";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select((parameter, position) =>
        (position == 0 && method.IsDefined(typeof(ExtensionAttribute), false) ? "this " : "")
        + (parameter.IsDefined(typeof(ParamArrayAttribute), false) ? "params " : "")
        + TypeNames.PassingOf(parameter)
        + $"{TypeNames.Short(parameter.ParameterType)} {parameter.Name}"
        + Default(parameter)));

    private static string Default(ParameterInfo parameter) => !parameter.HasDefaultValue ? "" : parameter.DefaultValue switch
    {
        null => parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? " = default" : " = null",
        bool flag => flag ? " = true" : " = false",
        string text => $" = \"{text}\"",
        var value => FormattableString.Invariant($" = {value}"),
    };

    private static string? Property(PropertyInfo property)
    {
        var accessors = new[] { property.GetMethod, property.SetMethod }.Where(one => one is not null && IsVisible(one)).ToList();
        if (accessors.Count == 0)
            return null;

        var isProtected = accessors.TrueForAll(one => one!.IsFamily || one.IsFamilyOrAssembly);
        var text = string.Concat(accessors.Select(one =>
            (!isProtected ? Protected(one!) : "") + (one == property.GetMethod ? "get; " : IsInit(one!) ? "init; " : "set; ")));
        var modifiers = (isProtected ? "protected " : "") + (accessors[0]!.IsStatic ? "static " : "");
        return $"{modifiers}property {property.Name} : {TypeNames.Short(property.PropertyType)} {{ {text}}}{HeadingWriter.FlagsOf(property)}";
    }

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Any(one => one.Name == "IsExternalInit");

    // Enum-like constants compare by their text.
    private static string Field(FieldInfo field)
    {
        var kind = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        var value = field.IsStatic ? $" = \"{field.GetValue(null)}\"" : "";
        return $"{kind}field {field.Name} : {TypeNames.Short(field.FieldType)}{value}";
    }
}
