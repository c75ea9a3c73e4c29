using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;

namespace ShadowPipeline.Tests.Standins.Api;

/// <summary>A request, response or structure of an SDK stand-in with every property set, and its way over the wire.</summary>
internal static class FullShape
{
    private const BindingFlags Internal = BindingFlags.NonPublic | BindingFlags.Static;

    /// <summary>The types of a package that travel.</summary>
    public static IEnumerable<Type> In(Assembly package) =>
        package.GetExportedTypes().Where(type => type.GetField("Shape", Internal) is not null).OrderBy(type => type.Name, StringComparer.Ordinal);

    /// <summary>What a structure holds: its own properties, not what every request and response inherits from the SDK.</summary>
    public static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.DeclaringType!.Assembly == type.Assembly);

    /// <summary>A value with every property set; no two texts or numbers in it are the same.</summary>
    public static object Create(Type type)
    {
        var counter = 0;
        return Value(type, ref counter);
    }

    public static JsonObject Write(object value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Call(value.GetType(), "Write", writer, value);
        }

        return JsonNode.Parse(Encoding.UTF8.GetString(buffer.ToArray()))!.AsObject();
    }

    public static object Read(Type type, JsonObject json) => Call(type, "Read", JsonDocument.Parse(json.ToJsonString()).RootElement)!;

    private static object? Call(Type type, string method, params object[] arguments)
    {
        var shape = type.GetField("Shape", Internal)!.GetValue(null)!;
        return shape.GetType().GetMethod(method)!.Invoke(shape, arguments);
    }

    private static object Value(Type type, ref int counter)
    {
        counter++;
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare == typeof(bool))
            return true;
        if (bare == typeof(DateTime))
            return DateTime.UnixEpoch.AddSeconds(counter);
        if (bare.IsPrimitive)
            return Convert.ChangeType(counter, bare, CultureInfo.InvariantCulture);
        if (bare == typeof(string))
            return $"text {counter}";
        if (bare.IsAssignableTo(typeof(ConstantClass)))
            return Activator.CreateInstance(bare, $"constant {counter}")!;
        if (bare.IsAssignableTo(typeof(IList)))
            return List(bare, ref counter);
        return bare.IsAssignableTo(typeof(IDictionary)) ? Map(bare, ref counter) : Structure(bare, ref counter);
    }

    private static object Structure(Type type, ref int counter)
    {
        var structure = Activator.CreateInstance(type)!;
        foreach (var property in Properties(type))
        {
            property.SetValue(structure, Value(property.PropertyType, ref counter));
        }

        return structure;
    }

    private static IList List(Type type, ref int counter)
    {
        var list = (IList)Activator.CreateInstance(type)!;
        list.Add(Value(type.GetGenericArguments()[0], ref counter));
        return list;
    }

    private static IDictionary Map(Type type, ref int counter)
    {
        var map = (IDictionary)Activator.CreateInstance(type)!;
        map.Add($"key {counter}", Value(type.GetGenericArguments()[1], ref counter));
        return map;
    }
}
