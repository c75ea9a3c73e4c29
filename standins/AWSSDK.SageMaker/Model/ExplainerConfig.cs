using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ExplainerConfig
{
    public ClarifyExplainerConfig ClarifyExplainerConfig { get; set; }

    internal static readonly Shape<ExplainerConfig> Shape = new Shape<ExplainerConfig>()
        .Member(
            "ClarifyExplainerConfig", ClarifyExplainerConfig.Shape,
            x => x.ClarifyExplainerConfig, (x, v) => x.ClarifyExplainerConfig = v);
}
