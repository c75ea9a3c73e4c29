namespace Amazon.Lambda.Annotations.Generator.Model;

/// <summary>The [LambdaStartup] class.</summary>
internal sealed record StartupClass(string Type, EquatableArray<Finding> Findings, Place? Place);
