namespace Amazon.Lambda.Annotations;

/// <summary>Properties of every function in the assembly.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public class LambdaGlobalPropertiesAttribute : Attribute
{
    public string Runtime { get; set; }

    public bool GenerateMain { get; set; }
}
