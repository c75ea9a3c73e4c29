using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace ShadowPipeline.Tests.Fuzzing;

/// <summary>Checks a property over seeds of damaged documents: few here, as many as SHADOW_FUZZ_CASES says for whoever has the time.</summary>
internal static class Fuzz
{
    private const int Cases = 100;

    /// <summary>Whether somebody asked for more than the few cases: then tests leave out nothing else either.</summary>
    public static bool IsLong => Read("SHADOW_FUZZ_CASES") is not null;

    /// <summary>Tries every case; SHADOW_FUZZ_SEED names one to try alone.</summary>
    public static void Check(Action<int> property)
    {
        if (Read("SHADOW_FUZZ_SEED") is { } seed)
        {
            property(seed);
            return;
        }

        // Of the whole range from the first case on, whatever size the generator has reached.
        var seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();
        Prop.ForAll(seeds, property).Check(Config.QuickThrowOnFailure.WithMaxTest(Read("SHADOW_FUZZ_CASES") ?? Cases).WithQuietOnSuccess(true));
    }

    private static int? Read(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
