using ShadowPipeline.Functions.Publishing;
using ShadowPipeline.Planning;

namespace ShadowPipeline.Tests.Functions.Publishing;

public sealed class PublicationNamesTests
{
    [Theory]
    [InlineData("shadow-group-v7-e1-f4ee6a6357-publish", "shadow-group-v7-e1-f4ee6a6357")]
    [InlineData("shadow-group-v7-e1-f4ee6a6357-publish-3", "shadow-group-v7-e1-f4ee6a6357")]
    [InlineData("shadow-my-publish-v7-e1-f4ee6a6357-publish-2", "shadow-my-publish-v7-e1-f4ee6a6357")]
    [InlineData("shadow-my-publish-v7-e1-f4ee6a6357", null)]
    [InlineData("shadow-group-v7-e1-f4ee6a6357-publish-4", null)]
    [InlineData("shadow-group-v7-e1-f4ee6a6357", null)]
    [InlineData("-publish", null)]
    [InlineData("shadow-my-released-v7-e1-f4ee6a6357-publish", "shadow-my-released-v7-e1-f4ee6a6357")]
    [InlineData("shadow-my-released-v7-e1-f4ee6a6357", null)]
    public void Parse_TellsTheRun(string name, string? run) => PublicationNames.Parse(name).ShouldBe(run is null ? null : (run, false));

    [Theory]
    [InlineData("shadow-group-v7-e1-f4ee6a6357-released", "shadow-group-v7-e1-f4ee6a6357")]
    [InlineData("shadow-my-publish-v7-e1-f4ee6a6357-released-3", "shadow-my-publish-v7-e1-f4ee6a6357")]
    public void Parse_TellsTheReleasedRun(string name, string run) => PublicationNames.Parse(name).ShouldBe((run, true));

    [Fact]
    public void Attempts_FitAnExecution() =>
        PublicationNames.Attempts(new string('n', RunNames.MaxLength), released: true).Max(name => name.Length).ShouldBeLessThanOrEqualTo(80);
}
