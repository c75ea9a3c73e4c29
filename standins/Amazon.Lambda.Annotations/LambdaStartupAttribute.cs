namespace Amazon.Lambda.Annotations;

/// <summary>Marks the class whose ConfigureServices fills the container of every function.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class LambdaStartupAttribute : Attribute
{
}
