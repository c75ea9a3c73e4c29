using Amazon.StandIns;

namespace Amazon.StepFunctions.Model;

public class CloudWatchEventsExecutionDataDetails
{
    public bool? Included { get; set; }

    internal static readonly Shape<CloudWatchEventsExecutionDataDetails> Shape = new Shape<CloudWatchEventsExecutionDataDetails>()
        .Optional("included", Codecs.Flag, x => x.Included, (x, v) => x.Included = v);
}
