using System.Globalization;
using System.Text.Json;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>Messages of the JSON protocols against their shapes.</summary>
internal sealed class JsonValidator(ServiceModel model, ModelFindings findings)
{
    /// <summary>Checks a value; the path is empty for the message itself.</summary>
    public void Check(string shapeName, JsonElement json, string path)
    {
        var shape = model.Shape(shapeName);
        switch (shape.Type, json.ValueKind)
        {
            case ("structure", JsonValueKind.Object):
                CheckStructure(shape, json, path);
                break;
            case ("list", JsonValueKind.Array):
                ScalarValidator.CheckSize(shape, json.GetArrayLength(), path, "elements", findings);
                foreach (var (index, element) in json.EnumerateArray().Index())
                {
                    Check(shape.Element!.Shape, element, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"));
                }

                break;
            case ("map", JsonValueKind.Object):
                CheckMap(shape, json, path);
                break;
            case ("string", JsonValueKind.String):
                ScalarValidator.CheckText(shape, json.GetString()!, path, findings);
                break;
            case ("integer" or "long" or "float" or "double", JsonValueKind.Number):
                CheckNumber(shape, json, path);
                break;
            case ("boolean", JsonValueKind.True or JsonValueKind.False):
                break;
            case ("timestamp", _):
                CheckTimestamp(shape, json, path);
                break;
            case ("blob", JsonValueKind.String):
                ScalarValidator.CheckBlob(shape, json.GetString()!, path, findings);
                break;
            case ("structure" or "list" or "map" or "string" or "integer" or "long" or "float" or "double" or "boolean" or "blob", _):
                findings.Add(ViolationKind.WrongType, path, $"{ScalarValidator.Short(json.GetRawText())} is no {shape.Type} ({shape.Name})");
                break;
            default:
                throw new NotSupportedException($"Shapes of the type {shape.Type} are not checked here ({shape.Name}).");
        }
    }

    private void CheckStructure(ModelShape shape, JsonElement json, string path)
    {
        var present = 0;
        foreach (var property in json.EnumerateObject())
        {
            present++;
            if (shape.Members.GetValueOrDefault(property.Name) is { } member)
            {
                Check(member.Shape, property.Value, Join(path, property.Name));
            }
            else
            {
                findings.AddUnknownMember(shape.Name, property.Name, Join(path, property.Name));
            }
        }

        foreach (var name in shape.Required.Where(name => !json.TryGetProperty(name, out _)))
        {
            findings.Add(ViolationKind.MissingMember, Join(path, name), $"{shape.Name} must have it");
        }

        if (shape.IsUnion && present != 1)
        {
            findings.Add(ViolationKind.WrongUnion, path, $"{shape.Name} has {present} members instead of one");
        }
    }

    private void CheckMap(ModelShape shape, JsonElement json, string path)
    {
        var entries = json.EnumerateObject().ToList();
        ScalarValidator.CheckSize(shape, entries.Count, path, "entries", findings);
        foreach (var entry in entries)
        {
            ScalarValidator.CheckText(model.Shape(shape.Key!.Shape), entry.Name, $"{path}{{{entry.Name}}}", findings);
            Check(shape.Value!.Shape, entry.Value, Join(path, entry.Name));
        }
    }

    private void CheckNumber(ModelShape shape, JsonElement json, string path)
    {
        if (json.TryGetDecimal(out var number))
        {
            ScalarValidator.CheckNumber(shape, number, path, findings);
        }
        else if (shape.Type is "integer" or "long")
        {
            findings.Add(ViolationKind.WrongType, path, $"{json.GetRawText()} is no whole number");
        }
    }

    private void CheckTimestamp(ModelShape shape, JsonElement json, string path)
    {
        // The JSON protocols write seconds since 1970 unless the shape says otherwise.
        if (shape.TimestampFormat is { } format and not "unixTimestamp")
        {
            ScalarValidator.CheckWritten(shape, json.ToString(), path, format, findings);
        }
        else if (json.ValueKind != JsonValueKind.Number || !json.TryGetDecimal(out var seconds) || seconds is < 0 or > 253_402_300_799)
        {
            findings.Add(ViolationKind.WrongTimestamp, path, $"{ScalarValidator.Short(json.GetRawText())} is no number of seconds since 1970");
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
