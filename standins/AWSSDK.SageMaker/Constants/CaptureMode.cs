using Amazon.Runtime;

namespace Amazon.SageMaker;

public class CaptureMode(string value) : ConstantClass(value)
{
    public static readonly CaptureMode Input = new("Input");
    public static readonly CaptureMode InputAndOutput = new("InputAndOutput");
    public static readonly CaptureMode Output = new("Output");

    public static implicit operator CaptureMode(string value) => FindValue(value);

    public static CaptureMode FindValue(string value) => FindValue<CaptureMode>(value);
}
