using Amazon.Runtime;

namespace Amazon.SageMaker;

public class ContainerMode(string value) : ConstantClass(value)
{
    public static readonly ContainerMode MultiModel = new("MultiModel");
    public static readonly ContainerMode SingleModel = new("SingleModel");

    public static implicit operator ContainerMode(string value) => FindValue(value);

    public static ContainerMode FindValue(string value) => FindValue<ContainerMode>(value);
}
