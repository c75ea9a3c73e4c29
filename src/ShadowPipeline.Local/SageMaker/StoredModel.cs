using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting.Shapes;

namespace ShadowPipeline.Local.SageMaker;

/// <summary>A SageMaker model as it was created.</summary>
internal sealed record StoredModel(string Name, string Arn, DateTimeOffset CreatedAt, JsonObject Settings)
{
    /// <summary>Its container definitions, whichever way they were given.</summary>
    public IReadOnlyList<JsonObject> Containers =>
        Settings["PrimaryContainer"] is JsonObject primary ? [primary] : [.. Settings.Objects("Containers")];

    /// <summary>The model as DescribeModel shows it.</summary>
    public JsonObject Describe()
    {
        var answer = Settings.DeepClone().AsObject();
        answer.Remove("Tags");
        answer["ModelArn"] = Arn;
        answer["CreationTime"] = Wire.Seconds(CreatedAt);
        answer["EnableNetworkIsolation"] ??= false;
        return answer;
    }
}
