using System.Globalization;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.DynamoDb;

/// <summary>DynamoDB's numbers: decimal, at most 38 significant digits, magnitude from 1E-130 to 9.99…E125, or zero.</summary>
internal static class NumberText
{
    private const int MaxDigits = 38;
    private const int MinExponent = -130;
    private const int MaxExponent = 125;

    /// <summary>Returns the text of a JSON number unchanged when DynamoDB stores it exactly.</summary>
    /// <exception cref="PermanentServiceException">It does not.</exception>
    public static string Check(string number)
    {
        var (digits, exponent) = Measure(number);
        if (digits > MaxDigits)
        {
            throw new PermanentServiceException(
                $"The number {number} has {digits} significant digits; DynamoDB stores at most {MaxDigits}.");
        }

        if (digits > 0 && exponent is < MinExponent or > MaxExponent)
        {
            throw new PermanentServiceException(
                $"The number {number} is outside of what DynamoDB stores (1E{MinExponent} to 9.99E{MaxExponent}).");
        }

        return number;
    }

    // Counts significant digits and finds the power of ten of the first one. Zero has no digits.
    private static (int Digits, long Exponent) Measure(string number)
    {
        var e = number.IndexOfAny(['e', 'E']);
        var mantissa = (e < 0 ? number : number[..e]).TrimStart('-');
        var power = e < 0 ? 0 : long.Parse(number[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? mantissa.Length : point;
        var all = point < 0 ? mantissa : mantissa.Remove(point, 1);
        var first = all.AsSpan().IndexOfAnyExcept('0');
        return first < 0 ? (0, 0) : (all.TrimEnd('0').Length - first, power + whole - 1 - first);
    }
}
