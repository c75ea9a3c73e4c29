using ShadowPipeline.Functions;

namespace ShadowPipeline.Tests.Functions;

public sealed class FunctionSettingsTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("/", "")]
    [InlineData("shadow", "shadow/")]
    [InlineData("/a/b/", "a/b/")]
    public void EvidencePrefix_IsAFolderOrNothing(string? prefix, string expected) =>
        FunctionSettings.From(name => name is "SHADOW_EVIDENCE_PREFIX" ? prefix : name is "SHADOW_INSTANCE_PRICES" ? null : "x").EvidencePrefix.ShouldBe(expected);

    [Fact]
    public void Bucket_IsRequired() => Should.Throw<FunctionNotConfiguredException>(() => FunctionSettings.From(name => name == "SHADOW_EVIDENCE_BUCKET" ? " " : "x"))
        .Message.ShouldContain("lacks SHADOW_EVIDENCE_BUCKET:");
}
