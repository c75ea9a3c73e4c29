using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ModelPackageStatusDetails
{
    public List<ModelPackageStatusItem> ImageScanStatuses { get; set; }

    public List<ModelPackageStatusItem> ValidationStatuses { get; set; }

    internal static readonly Shape<ModelPackageStatusDetails> Shape = new Shape<ModelPackageStatusDetails>()
        .Member(
            "ImageScanStatuses", Codecs.List(ModelPackageStatusItem.Shape),
            x => x.ImageScanStatuses, (x, v) => x.ImageScanStatuses = v)
        .Member(
            "ValidationStatuses", Codecs.List(ModelPackageStatusItem.Shape),
            x => x.ValidationStatuses, (x, v) => x.ValidationStatuses = v);
}
