using System.Globalization;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>Texts and numbers against their shapes, whatever protocol they came in.</summary>
internal static class ScalarValidator
{
    public static void CheckText(ModelShape shape, string text, string path, ModelFindings findings)
    {
        CheckSize(shape, text.EnumerateRunes().Count(), path, "characters", findings);
        if (shape.Pattern is { } pattern && !pattern.IsMatch(text))
        {
            findings.Add(ViolationKind.WrongPattern, path, $"'{Short(text)}' is not of the form {Short(pattern.ToString())}");
        }

        if (shape.Values is { } values && !values.Contains(text))
        {
            findings.AddUnknownValue(shape.Name, text, path);
        }
    }

    public static void CheckNumber(ModelShape shape, decimal number, string path, ModelFindings findings)
    {
        var (least, most) = shape.Type switch
        {
            "integer" => (int.MinValue, int.MaxValue),
            "long" => (long.MinValue, long.MaxValue),
            _ => (decimal.MinValue, decimal.MaxValue),
        };
        if (shape.Type is "integer" or "long" && number != Math.Truncate(number))
        {
            findings.Add(ViolationKind.WrongType, path, $"{number} is no whole number");
        }
        else if (number < Math.Max(shape.Min ?? least, least) || number > Math.Min(shape.Max ?? most, most))
        {
            findings.Add(ViolationKind.OutOfRange, path, $"{number} is not within {shape.Min} and {shape.Max} of {shape.Name}");
        }
    }

    public static void CheckSize(ModelShape shape, int size, string path, string unit, ModelFindings findings)
    {
        if (size < (shape.Min ?? 0) || size > (shape.Max ?? decimal.MaxValue))
        {
            findings.Add(ViolationKind.WrongLength, path, $"{size} {unit} are not within {shape.Min} and {shape.Max} of {shape.Name}");
        }
    }

    /// <summary>A scalar that came as text: in a header, a query or XML.</summary>
    public static void CheckWritten(ModelShape shape, string text, string path, string timestampFormat, ModelFindings findings)
    {
        switch (shape.Type)
        {
            case "string":
                CheckText(shape, text, path, findings);
                break;
            case "integer" or "long" or "float" or "double" when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                CheckNumber(shape, number, path, findings);
                break;
            case "boolean" when text is "true" or "false":
                break;
            case "timestamp":
                CheckTimestamp(shape.TimestampFormat ?? timestampFormat, text, path, findings);
                break;
            case "blob":
                CheckBlob(shape, text, path, findings);
                break;
            default:
                findings.Add(ViolationKind.WrongType, path, $"'{Short(text)}' is no {shape.Type}");
                break;
        }
    }

    public static void CheckBlob(ModelShape shape, string text, string path, ModelFindings findings)
    {
        var bytes = new byte[text.Length];
        if (Convert.TryFromBase64String(text, bytes, out var length))
        {
            CheckSize(shape, length, path, "bytes", findings);
        }
        else
        {
            findings.Add(ViolationKind.WrongBlob, path, $"'{Short(text)}' is no base64");
        }
    }

    public static string Short(string text) => text.Length <= 80 ? text : text[..77] + "...";

    private static void CheckTimestamp(string format, string text, string path, ModelFindings findings)
    {
        string[] forms = format switch
        {
            "iso8601" => ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"],
            "rfc822" => ["ddd, dd MMM yyyy HH:mm:ss 'GMT'"],
            _ => throw new NotSupportedException($"Timestamps as {format} are not checked here."),
        };
        if (!DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
        {
            findings.Add(ViolationKind.WrongTimestamp, path, $"'{Short(text)}' is not of the form {format}");
        }
    }
}
