using System.Reflection;

namespace ShadowPipeline.Functions;

/// <summary>The version that decision records name.</summary>
internal static class Software
{
    /// <summary>E.g. <c>ShadowPipeline 0.1.0</c>.</summary>
    public static string Version { get; } =
        "ShadowPipeline " + typeof(Software).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
