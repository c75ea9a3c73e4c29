using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ListInferenceExperimentsRequest : AmazonSageMakerRequest
{
    public DateTime? CreationTimeAfter { get; set; }

    public DateTime? CreationTimeBefore { get; set; }

    public DateTime? LastModifiedTimeAfter { get; set; }

    public DateTime? LastModifiedTimeBefore { get; set; }

    public int? MaxResults { get; set; }

    public string NameContains { get; set; }

    public string NextToken { get; set; }

    public SortInferenceExperimentsBy SortBy { get; set; }

    public SortOrder SortOrder { get; set; }

    public InferenceExperimentStatus StatusEquals { get; set; }

    public InferenceExperimentType Type { get; set; }

    internal static readonly Shape<ListInferenceExperimentsRequest> Shape = new Shape<ListInferenceExperimentsRequest>()
        .Optional("CreationTimeAfter", Codecs.Timestamp, x => x.CreationTimeAfter, (x, v) => x.CreationTimeAfter = v)
        .Optional("CreationTimeBefore", Codecs.Timestamp, x => x.CreationTimeBefore, (x, v) => x.CreationTimeBefore = v)
        .Optional("LastModifiedTimeAfter", Codecs.Timestamp, x => x.LastModifiedTimeAfter, (x, v) => x.LastModifiedTimeAfter = v)
        .Optional("LastModifiedTimeBefore", Codecs.Timestamp, x => x.LastModifiedTimeBefore, (x, v) => x.LastModifiedTimeBefore = v)
        .Optional("MaxResults", Codecs.Integer, x => x.MaxResults, (x, v) => x.MaxResults = v)
        .Member("NameContains", Codecs.Text, x => x.NameContains, (x, v) => x.NameContains = v)
        .Member("NextToken", Codecs.Text, x => x.NextToken, (x, v) => x.NextToken = v)
        .Member("SortBy", Codecs.Constant(SortInferenceExperimentsBy.FindValue), x => x.SortBy, (x, v) => x.SortBy = v)
        .Member("SortOrder", Codecs.Constant(SortOrder.FindValue), x => x.SortOrder, (x, v) => x.SortOrder = v)
        .Member("StatusEquals", Codecs.Constant(InferenceExperimentStatus.FindValue), x => x.StatusEquals, (x, v) => x.StatusEquals = v)
        .Member("Type", Codecs.Constant(InferenceExperimentType.FindValue), x => x.Type, (x, v) => x.Type = v);
}
