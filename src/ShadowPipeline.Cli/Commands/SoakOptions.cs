using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ShadowPipeline.Cli.Commands;

/// <summary>The options of <c>shadow soak</c>.</summary>
internal static class SoakOptions
{
    private const int MostRuns = 10_000_000;

    public static Option<int> Runs() => new("--runs")
    {
        HelpName = "N",
        Description = "How many runs to simulate",
        DefaultValueFactory = _ => 1000,
        CustomParser = result => Read(result, "a whole number from 1 to 10000000", 1, MostRuns),
    };

    public static Option<int> Seed() => new("--seed")
    {
        HelpName = "N",
        Description = "What everything is drawn from",
        DefaultValueFactory = _ => 1,
        CustomParser = result => Read(result, "a whole number from 0 to 2147483647", 0, int.MaxValue),
    };

    public static Option<string> Faults() => new("--faults")
    {
        HelpName = "on|off",
        Description = "Whether anything fails",
        DefaultValueFactory = _ => "on",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (text is not ("on" or "off"))
            {
                result.AddError($"--faults is \"{text}\"; on or off was expected.");
            }

            return text;
        },
    };

    public static Option<int?> World() => new("--world")
    {
        HelpName = "N",
        Description = "Only this one of the soak's worlds",
        CustomParser = result => Read(result, "a world's number, from 0", 0, MostRuns),
    };

    public static Option<int?> BurstEndpoints() => new("--burst-endpoints")
    {
        HelpName = "N",
        Description = "Approve everything at once, on so many endpoints",
        CustomParser = result => Read(result, "a whole number from 1 to 1000", 1, 1000),
    };

    public static Option<int> RealEvery() => new("--real-every")
    {
        HelpName = "N",
        Description = "One in so many runs goes over the real wire and engine; 0 for none",
        DefaultValueFactory = _ => 100,
        CustomParser = result => Read(result, "a whole number from 0 to 10000000", 0, MostRuns),
    };

    public static Option<int> EngineKills() => new("--engine-kills")
    {
        HelpName = "N",
        Description = "How often the real engine is killed meanwhile",
        DefaultValueFactory = _ => 0,
        CustomParser = result => Read(result, "a whole number from 0 to 10000", 0, 10_000),
    };

    private static int Read(ArgumentResult result, string expected, int least, int most)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }

        result.AddError($"{((OptionResult)result.Parent!).Option.Name} is \"{text}\"; {expected} was expected.");
        return least;
    }
}
