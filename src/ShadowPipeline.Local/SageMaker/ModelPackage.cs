using System.Globalization;
using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting.Shapes;
using ShadowPipeline.Local.Scenarios;

namespace ShadowPipeline.Local.SageMaker;

/// <summary>A model package version of the registry.</summary>
internal sealed class ModelPackage(WorldFacts facts, ModelPackageScenario scenario)
{
    public string Arn => facts.ModelPackageArn;

    public string Group => facts.Group;

    public int Version => facts.Version;

    /// <summary>Registered a day before its approval.</summary>
    public DateTimeOffset CreatedAt => facts.StartsAt.AddDays(-1);

    /// <summary>Whether it comes from the Marketplace.</summary>
    public bool IsMarketplace => scenario.ProductId is not null;

    public int Containers => scenario.Containers;

    public string Status => scenario.Status;

    /// <summary>What somebody decided, which stands against the scenario from then on.</summary>
    public ApprovalDecision? Decision { get; set; }

    /// <summary>When its approval changes by the scenario.</summary>
    public IEnumerable<DateTimeOffset> ScheduledChanges => scenario.ApprovalChanges.Select(change => facts.StartsAt + change.After);

    public string ApprovalAt(DateTimeOffset at) => Decision?.Status ?? scenario.ApprovalAfter(at - facts.StartsAt);

    /// <summary>The package as DescribeModelPackage shows it.</summary>
    public JsonObject Describe(DateTimeOffset at) => Summary(at)
        .With("InferenceSpecification", InferenceSpecification())
        .With("ModelPackageStatusDetails", new JsonObject { ["ValidationStatuses"] = new JsonArray(), ["ImageScanStatuses"] = new JsonArray() })
        .With("CertifyForMarketplace", false)
        .With("ApprovalDescription", Decision?.Description)
        .With("LastModifiedTime", Wire.Seconds(Decision?.At ?? facts.StartsAt));

    /// <summary>The package as ListModelPackages shows it.</summary>
    public JsonObject Summary(DateTimeOffset at) => new()
    {
        // A version has no name of its own; the service model asks for one all the same.
        ["ModelPackageName"] = Group,
        ["ModelPackageArn"] = Arn,
        ["ModelPackageGroupName"] = Group,
        ["ModelPackageVersion"] = Version,
        ["ModelPackageStatus"] = Status,
        ["ModelApprovalStatus"] = ApprovalAt(at),
        ["CreationTime"] = Wire.Seconds(CreatedAt),
    };

    private JsonObject InferenceSpecification()
    {
        var specification = new JsonObject
        {
            ["Containers"] = Wire.Array(Enumerable.Range(0, scenario.Containers).Select(Container)),
            ["SupportedContentTypes"] = new JsonArray("text/csv", "application/json"),
            ["SupportedResponseMIMETypes"] = new JsonArray("application/json"),
        };
        return specification.With(
            "SupportedRealtimeInferenceInstanceTypes",
            scenario.SupportedInstanceTypes is { } types ? Wire.Array(types.Select(type => (JsonNode)JsonValue.Create(type))) : null);
    }

    private JsonObject Container(int index)
    {
        var container = facts.Container ?? DefaultContainer();
        return new JsonObject
        {
            ["ContainerHostname"] = scenario.Containers > 1 ? string.Create(CultureInfo.InvariantCulture, $"container-{index + 1}") : null,
            ["Image"] = container.Image,
            ["ImageDigest"] = container.ImageDigest,
            ["ModelDataUrl"] = container.ModelDataUrl,
            ["ProductId"] = scenario.ProductId,
        }.WithoutNulls();
    }

    private ContainerFacts DefaultContainer() => new(
        $"{facts.Account}.dkr.ecr.{facts.Region}.amazonaws.com/{Group}:{Version.ToString(CultureInfo.InvariantCulture)}",
        $"sha256:{AwsNames.Digest(Arn)}",
        $"s3://{Group}-models/{Version.ToString(CultureInfo.InvariantCulture)}/model.tar.gz");
}
