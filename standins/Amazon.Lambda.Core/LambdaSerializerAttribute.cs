namespace Amazon.Lambda.Core;

/// <summary>Names the serializer of a function, or of every function in the assembly.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Assembly)]
public sealed class LambdaSerializerAttribute(Type serializerType) : Attribute
{
    public Type SerializerType { get; set; } = serializerType;
}
