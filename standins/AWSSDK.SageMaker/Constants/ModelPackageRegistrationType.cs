using Amazon.Runtime;

namespace Amazon.SageMaker;

public class ModelPackageRegistrationType(string value) : ConstantClass(value)
{
    public static readonly ModelPackageRegistrationType Logged = new("Logged");
    public static readonly ModelPackageRegistrationType Registered = new("Registered");

    public static implicit operator ModelPackageRegistrationType(string value) => FindValue(value);

    public static ModelPackageRegistrationType FindValue(string value) => FindValue<ModelPackageRegistrationType>(value);
}
