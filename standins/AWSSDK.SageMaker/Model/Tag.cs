using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class Tag
{
    public string Key { get; set; }

    public string Value { get; set; }

    internal static readonly Shape<Tag> Shape = new Shape<Tag>()
        .Member("Key", Codecs.Text, x => x.Key, (x, v) => x.Key = v)
        .Member("Value", Codecs.Text, x => x.Value, (x, v) => x.Value = v);
}
