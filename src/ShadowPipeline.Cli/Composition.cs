using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Cli;

/// <summary>The one place where the process and the real parts meet.</summary>
internal static class Composition
{
    /// <summary>The services of a real process.</summary>
    public static ShadowServices Services() => new()
    {
        Out = Consoles.For(Console.Out, Console.IsOutputRedirected, Environment.GetEnvironmentVariable),
        Error = Consoles.For(Console.Error, Console.IsErrorRedirected, Environment.GetEnvironmentVariable),
        In = Console.In,
        Runner = new UnavailablePipeline(),
        Decisions = new UnavailablePipeline(),
        ReadPolicy = PolicyReader.Read,
        CurrentDirectory = Environment.CurrentDirectory,
        Debug = Environment.GetEnvironmentVariable("SHADOW_DEBUG") == "1",
    };
}
