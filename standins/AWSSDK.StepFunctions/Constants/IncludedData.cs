using Amazon.Runtime;

namespace Amazon.StepFunctions;

public class IncludedData(string value) : ConstantClass(value)
{
    public static readonly IncludedData ALL_DATA = new("ALL_DATA");
    public static readonly IncludedData METADATA_ONLY = new("METADATA_ONLY");

    public static implicit operator IncludedData(string value) => FindValue(value);

    public static IncludedData FindValue(string value) => FindValue<IncludedData>(value);
}
