using System.Formats.Cbor;
using System.Globalization;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>Messages of RPC v2 CBOR against their shapes.</summary>
internal sealed class CborValidator(ServiceModel model, ModelFindings findings)
{
    public void Check(string shapeName, CborReader reader, string path)
    {
        var shape = model.Shape(shapeName);
        switch (shape.Type, reader.PeekState())
        {
            case ("structure", CborReaderState.StartMap):
                CheckStructure(shape, reader, path);
                break;
            case ("list", CborReaderState.StartArray):
                CheckList(shape, reader, path);
                break;
            case ("string", CborReaderState.TextString):
                ScalarValidator.CheckText(shape, reader.ReadTextString(), path, findings);
                break;
            case ("integer" or "long", CborReaderState.UnsignedInteger or CborReaderState.NegativeInteger):
                ScalarValidator.CheckNumber(shape, reader.ReadInt64(), path, findings);
                break;
            case ("float" or "double", CborReaderState.HalfPrecisionFloat or CborReaderState.SinglePrecisionFloat or CborReaderState.DoublePrecisionFloat):
                reader.ReadDouble();
                break;
            case ("boolean", CborReaderState.Boolean):
                reader.ReadBoolean();
                break;
            case ("timestamp", CborReaderState.Tag) when reader.PeekTag() == CborTag.UnixTimeSeconds:
                reader.ReadTag();
                reader.SkipValue();
                break;
            case ("timestamp", _):
                findings.Add(ViolationKind.WrongTimestamp, path, $"{reader.PeekState()} is no tagged number of seconds");
                reader.SkipValue();
                break;
            default:
                findings.Add(ViolationKind.WrongType, path, $"{reader.PeekState()} is no {shape.Type} ({shape.Name})");
                reader.SkipValue();
                break;
        }
    }

    private void CheckStructure(ModelShape shape, CborReader reader, string path)
    {
        var present = new HashSet<string>(StringComparer.Ordinal);
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            var name = reader.ReadTextString();
            present.Add(name);
            if (shape.Members.GetValueOrDefault(name) is { } member)
            {
                Check(member.Shape, reader, Join(path, name));
            }
            else
            {
                findings.AddUnknownMember(shape.Name, name, Join(path, name));
                reader.SkipValue();
            }
        }

        reader.ReadEndMap();
        foreach (var name in shape.Required.Where(name => !present.Contains(name)))
        {
            findings.Add(ViolationKind.MissingMember, Join(path, name), $"{shape.Name} must have it");
        }
    }

    private void CheckList(ModelShape shape, CborReader reader, string path)
    {
        var count = 0;
        for (reader.ReadStartArray(); reader.PeekState() != CborReaderState.EndArray; count++)
        {
            Check(shape.Element!.Shape, reader, string.Create(CultureInfo.InvariantCulture, $"{path}[{count}]"));
        }

        reader.ReadEndArray();
        ScalarValidator.CheckSize(shape, count, path, "elements", findings);
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
