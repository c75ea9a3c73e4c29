using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using ShadowPipeline.Functions.DynamoDb;

namespace ShadowPipeline.Tests.Deployment;

/// <summary>Holds the template's tables against the ones that the code creates on the local engine.</summary>
public sealed class TableTemplateTests
{
    private static readonly IReadOnlyDictionary<string, JsonObject> Templates = DeployedTemplate.ResourcesOf("AWS::DynamoDB::Table");

    private static readonly IReadOnlyList<CreateTableRequest> Described = new Tables(Tables.DefaultPrefix).Describe();

    public static TheoryData<string> Names => [.. Described.Select(table => table.TableName)];

    [Fact]
    public void Template_HasTheSameTables() =>
        Templates.Values.Select(NameOf).Order().ShouldBe(Described.Select(table => table.TableName).Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Table_HasTheSameKeysAndIndexes(string name) => OfTemplate(name).ShouldBe(OfCode(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Table_IsOnDemandAndCanBeRestored(string name)
    {
        var table = Template(name);

        DeployedTemplate.Text(table["BillingMode"]).ShouldBe(Described.Single(one => one.TableName == name).BillingMode.Value);
        table["PointInTimeRecoverySpecification"]!["PointInTimeRecoveryEnabled"]!.GetValue<bool>().ShouldBeTrue();
        DeployedTemplate.Text(table["DeletionProtectionEnabled"]).ShouldBe("true");
    }

    [Fact]
    public void TimeToLive_IsOnTheAttributeOfLeasesOnly()
    {
        var withTimeToLive = Templates.Values.Where(table => table["TimeToLiveSpecification"] is not null).ShouldHaveSingleItem();

        NameOf(withTimeToLive).ShouldBe("shadow-pipeline-runs");
        DeployedTemplate.Text(withTimeToLive["TimeToLiveSpecification"]!["AttributeName"]).ShouldBe("expiresAtSeconds");
    }

    private static string NameOf(JsonObject table) => DeployedTemplate.Text(table["TableName"]);

    private static JsonObject Template(string name) => Templates.Values.Single(table => NameOf(table) == name);

    private static string OfTemplate(string name)
    {
        var table = Template(name);
        var attributes = table["AttributeDefinitions"]!.AsArray().Select(one => Pair(one!, "AttributeName", "AttributeType"));
        var indexes = (table["GlobalSecondaryIndexes"]?.AsArray() ?? []).Select(index =>
            Index(DeployedTemplate.Text(index!["IndexName"]), Keys(index["KeySchema"]!), DeployedTemplate.Text(index["Projection"]!["ProjectionType"])));
        return Summary(Keys(table["KeySchema"]!), attributes, indexes);
    }

    private static string OfCode(string name)
    {
        var table = Described.Single(table => table.TableName == name);
        var attributes = table.AttributeDefinitions.Select(one => $"{one.AttributeName} {one.AttributeType}");
        var indexes = (table.GlobalSecondaryIndexes ?? []).Select(index =>
            Index(index.IndexName, Keys(index.KeySchema), index.Projection.ProjectionType.Value));
        return Summary(Keys(table.KeySchema), attributes, indexes);
    }

    private static string Keys(JsonNode keys) => string.Join(", ", keys.AsArray().Select(key => Pair(key!, "AttributeName", "KeyType")));

    private static string Keys(List<KeySchemaElement> keys) => string.Join(", ", keys.Select(key => $"{key.AttributeName} {key.KeyType}"));

    private static string Pair(JsonNode node, string first, string second) =>
        $"{DeployedTemplate.Text(node[first])} {DeployedTemplate.Text(node[second])}";

    private static string Index(string name, string keys, string projection) => $"index {name}: {keys}, {projection}";

    private static string Summary(string keys, IEnumerable<string> attributes, IEnumerable<string> indexes) =>
        string.Join('\n', [$"keys: {keys}", $"attributes: {string.Join(", ", attributes.Order())}", .. indexes.Order()]);
}
