namespace Amazon.Lambda.Annotations;

/// <summary>How the function is packed.</summary>
public enum LambdaPackageType
{
    Zip = 0,
    Image = 1,
}
