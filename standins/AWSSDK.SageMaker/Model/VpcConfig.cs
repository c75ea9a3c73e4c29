using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class VpcConfig
{
    public List<string> SecurityGroupIds { get; set; }

    public List<string> Subnets { get; set; }

    internal static readonly Shape<VpcConfig> Shape = new Shape<VpcConfig>()
        .Member("SecurityGroupIds", Codecs.List(Codecs.Text), x => x.SecurityGroupIds, (x, v) => x.SecurityGroupIds = v)
        .Member("Subnets", Codecs.List(Codecs.Text), x => x.Subnets, (x, v) => x.Subnets = v);
}
