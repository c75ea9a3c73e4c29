using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.RegularExpressions;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.StepFunctions;
using Microsoft.Extensions.DependencyInjection;
using ShadowPipeline.Functions.Aws;
using ShadowPipeline.Tests.Deployment.Calls;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions.Aws;

[Collection(SharedEngine.Name)]
public sealed partial class OneAnswerTypeTests(EngineFixture engine)
{
    private static readonly IServiceCollection Clients = new ServiceCollection().AddAwsClients(
        new AwsAccess { Credentials = new BasicAWSCredentials("key", "secret"), Region = Amazon.RegionEndpoint.EUWest1 });

    public static TheoryData<string> Services => [.. Clients.Select(client => client.ServiceType.Name)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // A part that a new version of the SDK adds works as well, but is built at the first call.
    [Theory]
    [MemberData(nameof(Services))]
    public void Client_EveryPartOfItsPipeline_IsCompiled(string service)
    {
        using var provider = Clients.BuildServiceProvider();
        var client = provider.GetRequiredService(Clients.Single(client => client.ServiceType.Name == service).ServiceType);

        var parts = PipelineOf((AmazonServiceClient)client).Handlers;

        parts.Count.ShouldBeGreaterThan(10);
        parts[0].ShouldBeOfType<OneAnswerType.Outermost>();
        var compiled = typeof(CompiledPipeline).GetNestedTypes(BindingFlags.NonPublic).Select(part => part.BaseType!).ToHashSet();
        parts.Select(WhereItIsWritten).ShouldBeSubsetOf(compiled);
    }

    [Fact]
    public async Task Calls_OfTheFunctions_AreCompiled()
    {
        var source = await File.ReadAllTextAsync(Repository.PathOf("src", "ShadowPipeline.Functions", "Aws", "CompiledPipeline.cs"), Token);
        var compiled = Compiled().Matches(source).Select(match => match.Groups[1].Value).ToList();

        var called = (await ObservedRuns.OfAsync(engine)).Operations;

        called.Count.ShouldBeGreaterThan(20);
        called.ShouldBe(compiled, ignoreOrder: true);
        compiled.ShouldBeUnique();
    }

    // Without it the native compiler leaves out what nobody calls, and nothing but the time of a cold start tells.
    [Fact]
    public void Register_KeepsWhatIsThereToBeCompiled()
    {
        var kept = typeof(OneAnswerType).GetMethod(nameof(OneAnswerType.Register))!.GetCustomAttribute<DynamicDependencyAttribute>().ShouldNotBeNull();

        kept.Type.ShouldBe(typeof(CompiledPipeline));
        kept.MemberTypes.ShouldBe(DynamicallyAccessedMemberTypes.NonPublicNestedTypes);
        typeof(CompiledPipeline).GetNestedTypes().ShouldBeEmpty("public ones are not kept");
    }

    [Fact]
    public async Task Call_Answered_GivesItsOwnAnswer()
    {
        using var client = Connect();
        var tables = await engine.CreateTablesAsync();

        await client.PutItemAsync(tables.Runs, Item("one"), Token);

        var found = await client.GetItemAsync(tables.Runs, Item("one"), Token);
        found.ShouldBeOfType<GetItemResponse>().Item["pk"].S.ShouldBe("one");
        found.ResponseMetadata.RequestId.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Call_Refused_FailsWithItsOwnException()
    {
        using var client = Connect();
        var tables = await engine.CreateTablesAsync();
        var request = new PutItemRequest { TableName = tables.Runs, Item = Item("one"), ConditionExpression = "attribute_exists(pk)" };

        await Should.ThrowAsync<ConditionalCheckFailedException>(() => client.PutItemAsync(request, Token));
        await Should.ThrowAsync<ResourceNotFoundException>(() => client.GetItemAsync("there-is-none", Item("one"), Token));
    }

    [Fact]
    public async Task Call_Cancelled_IsCancelled()
    {
        using var client = Connect();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => client.ListTablesAsync(cancelled.Token));
    }

    [Fact]
    public void Registered_Again_StandsOnceInEachPipeline()
    {
        OneAnswerType.Register();
        using var client = new AmazonStepFunctionsClient("key", "secret", Amazon.RegionEndpoint.EUWest1);

        PipelineOf(client).Handlers.OfType<OneAnswerType.Outermost>().Count().ShouldBe(1);
    }

    private AmazonDynamoDBClient Connect()
    {
        var client = EngineFixture.Connect(new Uri(engine.Client.Config.ServiceURL));
        PipelineOf(client).Handlers[0].ShouldBeOfType<OneAnswerType.Outermost>();
        return client;
    }

    private static RuntimePipeline PipelineOf(AmazonServiceClient client) =>
        (RuntimePipeline)typeof(AmazonServiceClient).GetProperty("RuntimePipeline", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(client)!;

    private static Type WhereItIsWritten(IPipelineHandler part) =>
        part.GetType().GetMethods().Single(method => method is { Name: nameof(IPipelineHandler.InvokeAsync), IsGenericMethod: true }).DeclaringType!;

    private static Dictionary<string, AttributeValue> Item(string key) => new() { ["pk"] = new() { S = key }, ["sk"] = new() { S = "-" } };

    [GeneratedRegex(@"base\.InvokeAsync<(\w+)Response>")]
    private static partial Regex Compiled();
}
