using System.Reflection;
using ShadowPipeline.Functions;
using ShadowPipeline.Json;

namespace ShadowPipeline.Tests.Architecture;

/// <summary>Who may know whom.</summary>
public sealed class RoomTests
{
    [Fact]
    public void Domain_KnowsNoAwsTypeAndNoNetwork()
    {
        var references = typeof(DomainJson).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!).ToList();

        references.ShouldNotContain(name => name.StartsWith("AWS", StringComparison.Ordinal) || name.StartsWith("Amazon", StringComparison.Ordinal));
        references.ShouldNotContain(name => name.StartsWith("System.Net", StringComparison.Ordinal));
    }

    [Fact]
    public void Functions_KnowNeitherLocalAwsNorTheCommand()
    {
        var references = typeof(Startup).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!).ToList();

        references.ShouldNotContain("ShadowPipeline.Local");
        references.ShouldNotContain("shadow");
    }

    [Fact]
    public void LocalAws_KnowsNothingOfTheProduct()
    {
        var references = Assembly.Load("ShadowPipeline.Local").GetReferencedAssemblies().Select(reference => reference.Name!).ToList();

        references.ShouldNotContain("ShadowPipeline");
        references.ShouldNotContain("bootstrap");
    }
}
