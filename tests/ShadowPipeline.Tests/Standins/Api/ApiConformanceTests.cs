using System.Reflection;

namespace ShadowPipeline.Tests.Standins.Api;

/// <summary>Every public and protected member of a stand-in is one of the official package, exactly.</summary>
public sealed class ApiConformanceTests
{
    /// <summary>The packages, and whether every listed member of their interfaces must be there: the SDK's are service-wide.</summary>
    public static TheoryData<string, bool> Packages => new()
    {
        { "Amazon.Lambda.Annotations", true },
        { "Amazon.Lambda.Core", true },
        { "Amazon.Lambda.RuntimeSupport", true },
        { "Amazon.Lambda.Serialization.SystemTextJson", true },
        { "AWS.Lambda.Powertools.Logging", true },
        { "AWSSDK.CloudWatch", false },
        { "AWSSDK.SageMaker", false },
        { "AWSSDK.StepFunctions", false },
    };

    // The listings, our generator (its package is Amazon.Lambda.Annotations), and internal sources that the SDK's stand-ins compile.
    private static string[] OtherFolders => ["api", "behaviours", "Amazon.Lambda.Annotations.Generator", "AWSSDK.Protocol"];

    [Theory]
    [MemberData(nameof(Packages))]
    public void StandIn_PublicMembers_AreThoseOfTheOfficialPackage(string package, bool wholeInterfaces)
    {
        var types = Assembly.Load(new AssemblyName(package)).GetExportedTypes();

        var deviations = ApiComparer.Deviations(types, ApiListing.Read(package), wholeInterfaces).ToList();

        deviations.ShouldBeEmpty(string.Join(Environment.NewLine, deviations));
        types.ShouldNotBeEmpty();
    }

    [Fact]
    public void Listings_OfAllPackages_HoldTypesWithMembers() =>
        Packages.ShouldAllBe(row => ApiListing.Read(row.Data.Item1).Values.Count(type => type.Members.Count > 0) > 5);

    [Fact]
    public void Packages_InTheTable_AreThoseUnderStandins() =>
        Directory.GetDirectories(Repository.PathOf("standins")).Select(folder => Path.GetFileName(folder)!)
            .Where(name => !OtherFolders.Contains(name))
            .ShouldBe(Packages.Select(row => row.Data.Item1), ignoreOrder: true);
}
