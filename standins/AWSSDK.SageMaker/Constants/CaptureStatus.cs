using Amazon.Runtime;

namespace Amazon.SageMaker;

public class CaptureStatus(string value) : ConstantClass(value)
{
    public static readonly CaptureStatus Started = new("Started");
    public static readonly CaptureStatus Stopped = new("Stopped");

    public static implicit operator CaptureStatus(string value) => FindValue(value);

    public static CaptureStatus FindValue(string value) => FindValue<CaptureStatus>(value);
}
