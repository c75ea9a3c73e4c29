using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ClarifyExplainerConfig
{
    public string EnableExplanations { get; set; }

    internal static readonly Shape<ClarifyExplainerConfig> Shape = new Shape<ClarifyExplainerConfig>()
        .Member("EnableExplanations", Codecs.Text, x => x.EnableExplanations, (x, v) => x.EnableExplanations = v);
}
