using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class MultiModelConfig
{
    public ModelCacheSetting ModelCacheSetting { get; set; }

    internal static readonly Shape<MultiModelConfig> Shape = new Shape<MultiModelConfig>()
        .Member(
            "ModelCacheSetting", Codecs.Constant(ModelCacheSetting.FindValue),
            x => x.ModelCacheSetting, (x, v) => x.ModelCacheSetting = v);
}
