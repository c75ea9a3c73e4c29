namespace ShadowPipeline.Policies;

/// <summary>A length of time as policies write it: <c>^(0m|[1-9]\d*[mhd])$</c>, e.g. <c>24h</c>. Keeps the text's unit.</summary>
public readonly record struct PolicyDuration
{
    private readonly string? _text;

    private PolicyDuration(TimeSpan value, string text)
    {
        Value = value;
        _text = text;
    }

    /// <summary>No time at all, <c>0m</c>.</summary>
    public static PolicyDuration Zero => default;

    /// <summary>The length of time.</summary>
    public TimeSpan Value { get; }

    /// <summary>A whole number of hours.</summary>
    public static PolicyDuration Hours(int hours) => new(TimeSpan.FromHours(hours), $"{hours}h");

    /// <summary>Reads the text form; false when it does not match or is longer than 3650 days.</summary>
    public static bool TryParse(string? text, out PolicyDuration duration)
    {
        duration = default;
        if (text == "0m")
        {
            return true;
        }

        if (text is null || text.Length is < 2 or > 8 || text[0] is < '1' or > '9' || text[..^1].Any(digit => !char.IsAsciiDigit(digit)))
        {
            return false;
        }

        var minutesInUnit = text[^1] switch { 'm' => 1, 'h' => 60, 'd' => 1440, _ => 0 };
        var minutes = long.Parse(text[..^1], System.Globalization.CultureInfo.InvariantCulture) * minutesInUnit;
        if (minutes is 0 or > 3650 * 1440)
        {
            return false;
        }

        duration = new PolicyDuration(TimeSpan.FromMinutes(minutes), text);
        return true;
    }

    /// <summary>The text form, as it was written.</summary>
    public override string ToString() => _text ?? "0m";
}
