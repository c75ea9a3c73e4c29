using System.Reflection;
using System.Text.Json.Nodes;
using Amazon.Runtime;

namespace ShadowPipeline.Tests.Standins.Api;

/// <summary>What the SDK's stand-ins send and read has the names that the listings give: a member left out or misspelt is silently lost in use.</summary>
public sealed class WireConformanceTests
{
    /// <summary>The packages whose types travel in AWS JSON.</summary>
    public static TheoryData<string> Packages => ["AWSSDK.CloudWatch", "AWSSDK.SageMaker", "AWSSDK.StepFunctions"];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Shape_EveryPropertySet_TravelsUnderTheListedNamesAndBack(string package)
    {
        var listing = WireListing.Read(package);
        var types = FullShape.In(Assembly.Load(new AssemblyName(package))).ToList();
        types.Count.ShouldBeGreaterThan(5);

        foreach (var type in types)
        {
            var value = FullShape.Create(type);
            var sent = FullShape.Write(value);

            sent.Select(member => member.Key).ShouldBe(
                FullShape.Properties(type).Select(property => listing.NameOf(type, property.Name)), ignoreOrder: true, type.FullName);
            var again = FullShape.Write(FullShape.Read(type, sent));
            JsonNode.DeepEquals(sent, again).ShouldBeTrue($"{type.FullName} is sent as {sent} and read as {again}");
        }
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Model_EveryStructure_Travels(string package)
    {
        var assembly = Assembly.Load(new AssemblyName(package));
        var structures = assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.Namespace!.EndsWith(".Model", StringComparison.Ordinal)
                && !type.IsAssignableTo(typeof(AmazonServiceException)) && type.GetConstructor([]) is not null);

        structures.Except(FullShape.In(assembly)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Exceptions_OfTheStandIn_AreKnownByTheirListedCodes(string package)
    {
        var assembly = Assembly.Load(new AssemblyName(package));
        var codes = WireListing.Read(package).Codes;
        var errors = assembly.GetTypes().Single(type => type.Name == package.Replace("AWSSDK.", "Amazon") + "Errors");
        var catalog = errors.GetField("Catalog", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        var translate = catalog.GetType().GetMethod("Translate")!;
        var exceptions = assembly.GetExportedTypes().Where(type => codes.ContainsKey(TypeNames.Full(type))).ToList();

        exceptions.Count.ShouldBeGreaterThan(3);
        foreach (var exception in exceptions)
        {
            var error = new Amazon.Runtime.Internal.ErrorResponse { Code = codes[TypeNames.Full(exception)], Message = "because" };
            translate.Invoke(catalog, [error, "{}"u8.ToArray()]).ShouldBeOfType(exception);
        }
    }

    [Fact]
    public void Notes_OfTheListings_AreRead()
    {
        var listing = WireListing.Read("AWSSDK.StepFunctions");

        listing.NameOf(typeof(Amazon.StepFunctions.Model.StartExecutionRequest), "StateMachineArn").ShouldBe("stateMachineArn");
        listing.Codes["Amazon.StepFunctions.Model.InvalidNameException"].ShouldBe("InvalidName");
    }
}
