using System.Globalization;

namespace ShadowPipeline.Json;

/// <summary>Numbers as ECMAScript's Number::toString writes them: the fewest digits that read back as the same double.</summary>
internal static class EcmaNumber
{
    public static string Format(double number)
    {
        if (!double.IsFinite(number))
        {
            throw new ArgumentException("JSON has no number for infinity or NaN.", nameof(number));
        }

        if (number == 0)
        {
            return "0";
        }

        var (digits, exponent) = Shortest(Math.Abs(number));
        return (number < 0 ? "-" : "") + Layout(digits, exponent);
    }

    // The value is 0.<digits> × 10^exponent.
    private static (string Digits, int Exponent) Shortest(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        var mantissa = mark < 0 ? text : text[..mark];
        var power = mark < 0 ? 0 : int.Parse(text[(mark + 1)..], CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? mantissa.Length : point;
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimStart('0');
        return (significant.TrimEnd('0'), whole + power - (digits.Length - significant.Length));
    }

    private static string Layout(string digits, int exponent)
    {
        if (exponent is > 0 and <= 21)
        {
            return digits.Length <= exponent
                ? digits + new string('0', exponent - digits.Length)
                : $"{digits[..exponent]}.{digits[exponent..]}";
        }

        if (exponent is > -6 and <= 0)
        {
            return "0." + new string('0', -exponent) + digits;
        }

        var sign = exponent - 1 < 0 ? "-" : "+";
        var fraction = digits.Length > 1 ? "." + digits[1..] : "";
        return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{fraction}e{sign}{Math.Abs(exponent - 1)}");
    }
}
