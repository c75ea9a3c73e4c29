namespace ShadowPipeline.Cli.Running;

/// <summary>The one workflow definition, which the build puts beside the command.</summary>
internal static class WorkflowFile
{
    /// <summary>Its text, with the placeholders that a deployment fills.</summary>
    public static string Read() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "statemachine", "shadow-test.asl.json"));
}
