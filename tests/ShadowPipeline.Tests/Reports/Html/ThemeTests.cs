using System.Globalization;
using System.Text.RegularExpressions;
using ShadowPipeline.Reports.Html;

namespace ShadowPipeline.Tests.Reports.Html;

/// <summary>Everybody can read the colours, by light and by dark.</summary>
public sealed partial class ThemeTests
{
    public static TheoryData<string, string, double> Pairs()
    {
        var pairs = new TheoryData<string, string, double>();
        foreach (var ground in new[] { "paper", "card" })
        {
            foreach (var text in new[] { "ink", "soft", "link", "good", "bad", "open" })
            {
                pairs.Add(text, ground, 4.5);
            }

            foreach (var line in new[] { "shadow-variant", "production", "edge", "focus" })
            {
                pairs.Add(line, ground, 3);
            }
        }

        foreach (var tone in new[] { "good", "bad", "open" })
        {
            pairs.Add(tone, tone + "-wash", 4.5);
            pairs.Add("ink", tone + "-wash", 4.5);
        }

        pairs.Add("shadow-variant", "bad-wash", 3);
        pairs.Add("production", "bad-wash", 3);
        pairs.Add("soft", "bad-wash", 4.5);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Colours_OnTheirGrounds_HaveEnoughContrast(string colour, string ground, double least)
    {
        var parts = Theme.Css.Split("prefers-color-scheme: dark");
        parts.Length.ShouldBe(2);
        foreach (var part in parts)
        {
            var colours = Colour().Matches(part).DistinctBy(match => match.Groups[1].Value).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
            Contrast(colours[colour], colours[ground]).ShouldBeGreaterThanOrEqualTo(least, $"{colour} {colours[colour]} on {ground} {colours[ground]}");
        }
    }

    // The formula of WCAG 2.2.
    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        double Channel(int at)
        {
            var share = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }

    [GeneratedRegex("--([a-z-]+): (#[0-9a-f]{6});")]
    private static partial Regex Colour();
}
