using System.Globalization;
using System.Runtime.InteropServices;

namespace ShadowPipeline.Bench.ColdStart;

/// <summary>What the cold start benchmark was asked to do.</summary>
internal sealed record ColdStartOptions
{
    public const string Usage = """
        cold-start [OPTION...]
          How long the functions take to start, natively compiled and not; writes its part of docs/benchmarks.md. Publish and build
          src/ShadowPipeline.Functions first (-c Release, with -r linux-x64 for the native one).
          --starts N       starts of each program (40)
          --warm N         further invocations of each of the first ten starts (20)
          --aot FILE       native executable (the published one)
          --jit FILE       executable that needs .NET (the built one)
          --only-native    only natively compiled programs, for quick looks; writes nothing. With it --aot may be given more than once,
                           and the executables are started in turn
          --check          exit code 1 when a target is missed
        """;

    public int Starts { get; private init; } = 40;

    public int Warm { get; private init; } = 20;

    /// <summary>The natively compiled executables: one, or those to compare.</summary>
    public IReadOnlyList<string> Native { get; private init; } = [];

    public string Managed { get; private init; } = Checkout.Artifact("bin", "ShadowPipeline.Functions", "release", "bootstrap");

    public bool OnlyNative { get; private init; }

    public bool Check { get; private init; }

    /// <exception cref="ArgumentException">An option that does not exist, or a value that it cannot have.</exception>
    public static ColdStartOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new ColdStartOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            options = name switch
            {
                "--check" => options with { Check = true },
                "--only-native" => options with { OnlyNative = true },
                "--starts" => options with { Starts = Number(Value(), 1) },
                "--warm" => options with { Warm = Number(Value(), 0) },
                "--aot" => options with { Native = [.. options.Native, Value()] },
                "--jit" => options with { Managed = Value() },
                _ => throw new ArgumentException($"There is no option {name}."),
            };

            string Value() => ++i < arguments.Count ? arguments[i] : throw new ArgumentException($"{name} needs a value.");
        }

        if (options.Native.Count > 1 && !options.OnlyNative)
        {
            throw new ArgumentException("More than one --aot is compared with --only-native.");
        }

        options = options.Native.Count == 0 ? options with { Native = [Published] } : options;
        foreach (var file in options.OnlyNative ? options.Native : [.. options.Native, options.Managed])
        {
            if (!File.Exists(file))
            {
                throw new ArgumentException($"There is no {file}: build and publish src/ShadowPipeline.Functions first.");
            }
        }

        return options;
    }

    private static string Published => Checkout.Artifact(
        "publish", "ShadowPipeline.Functions", $"release_{RuntimeInformation.RuntimeIdentifier}", "bootstrap");

    private static int Number(string text, int least) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least
            ? value
            : throw new ArgumentException($"{text} is no whole number from {least} up.");
}
