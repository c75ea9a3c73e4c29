using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Cli.Commands;

/// <summary>The options of <c>shadow serve</c>.</summary>
internal static class ServeOptions
{
    // Far enough from the end of the calendar for weeks of serving.
    private const double FastestTime = 100_000;

    public static Option<int> Port() => new("--port")
    {
        HelpName = "N",
        Description = "Port on 127.0.0.1; 0 takes a free one",
        DefaultValueFactory = _ => 4580,
        CustomParser = result => Read<int>(result, "a port from 0 to 65535", text =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue ? port : null),
    };

    public static Option<double> TimeScale() => new("--time-scale")
    {
        HelpName = "X",
        Description = "How much faster than real time the served world lives",
        DefaultValueFactory = _ => 1,
        CustomParser = result => Read<double>(result, "a number above 0 and at most 100000", text =>
            double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var scale) && scale is > 0 and <= FastestTime ? scale : null),
    };

    public static Option<string?> Database() => new("--db")
    {
        HelpName = "PATH",
        Description = "The local engine's database file (default: everything is kept in memory)",
    };

    public static Option<PolicyDuration> StopAfterIdle() => new("--stop-after-idle")
    {
        HelpName = "TIME",
        Description = "Stop when nobody asked for anything for so long and no workflow runs, e.g. 30m",
        DefaultValueFactory = _ => PolicyDuration.Hours(1),
        CustomParser = result => Read<PolicyDuration>(result, "a duration from 1m to 30d such as 30m", text =>
            PolicyDuration.TryParse(text, out var idle) && idle.Value > TimeSpan.Zero && idle.Value <= TimeSpan.FromDays(30) ? idle : null),
    };

    public static Option<bool> NoVerifySignatures() => new("--no-verify-signatures")
    {
        Description = "Answer requests however they are signed, or not at all",
    };

    private static T Read<T>(ArgumentResult result, string expected, Func<string, T?> read)
        where T : struct
    {
        var text = result.Tokens[0].Value;
        if (read(text) is { } value)
        {
            return value;
        }

        result.AddError($"{((OptionResult)result.Parent!).Option.Name} is \"{text}\"; {expected} was expected.");
        return default;
    }
}
