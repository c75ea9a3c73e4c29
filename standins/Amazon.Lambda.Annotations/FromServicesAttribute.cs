namespace Amazon.Lambda.Annotations;

/// <summary>The parameter comes from the container, within the scope of the invocation.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class FromServicesAttribute : Attribute
{
}
