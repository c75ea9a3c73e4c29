using System.Globalization;
using System.Text.Json;

namespace Amazon.StandIns;

/// <summary>Epoch seconds with milliseconds as a fraction; ISO 8601 text is understood too. Always UTC.</summary>
internal sealed class TimestampCodec : Codec<DateTime>
{
    public override void Write(Utf8JsonWriter writer, DateTime value)
    {
        var milliseconds = (value.ToUniversalTime() - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;
        var (seconds, fraction) = Math.DivRem(milliseconds, 1000);
        if (fraction == 0)
        {
            writer.WriteNumberValue(seconds);
        }
        else
        {
            writer.WriteNumberValue(milliseconds / 1000m);
        }
    }

    // Decimal, because a double of this size cannot hold every tick.
    public override DateTime Read(JsonElement json) => json.ValueKind == JsonValueKind.Number
        ? DateTime.UnixEpoch.AddTicks((long)(json.GetDecimal() * TimeSpan.TicksPerSecond))
        : DateTime.Parse(json.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
}
