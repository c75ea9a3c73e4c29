using Amazon.StandIns;

namespace Amazon.CloudWatch.Model;

public class Dimension
{
    public string Name { get; set; }

    public string Value { get; set; }

    internal static readonly Shape<Dimension> Shape = new Shape<Dimension>()
        .Member("Name", Codecs.Text, x => x.Name, (x, v) => x.Name = v)
        .Member("Value", Codecs.Text, x => x.Value, (x, v) => x.Value = v);
}
