using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class CaptureOption
{
    public CaptureMode CaptureMode { get; set; }

    internal static readonly Shape<CaptureOption> Shape = new Shape<CaptureOption>()
        .Member("CaptureMode", Codecs.Constant(CaptureMode.FindValue), x => x.CaptureMode, (x, v) => x.CaptureMode = v);
}
