using Amazon.StandIns;

namespace Amazon.CloudWatch.Model;

public class MessageData
{
    public string Code { get; set; }

    public string Value { get; set; }

    internal static readonly Shape<MessageData> Shape = new Shape<MessageData>()
        .Member("Code", Codecs.Text, x => x.Code, (x, v) => x.Code = v)
        .Member("Value", Codecs.Text, x => x.Value, (x, v) => x.Value = v);
}
