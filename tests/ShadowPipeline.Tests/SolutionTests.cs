namespace ShadowPipeline.Tests;

public sealed class SolutionTests
{
    [Fact]
    public void Repository_Root_IsFound() => File.Exists(Path.Combine(Repository.Root, "ShadowPipeline.sln")).ShouldBeTrue();
}
