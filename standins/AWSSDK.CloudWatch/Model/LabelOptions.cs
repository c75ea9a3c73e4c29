using Amazon.StandIns;

namespace Amazon.CloudWatch.Model;

public class LabelOptions
{
    public string Timezone { get; set; }

    internal static readonly Shape<LabelOptions> Shape = new Shape<LabelOptions>()
        .Member("Timezone", Codecs.Text, x => x.Timezone, (x, v) => x.Timezone = v);
}
