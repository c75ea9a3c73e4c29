using ShadowPipeline.Functions;
using ShadowPipeline.Preflights;

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

    [Theory]
    [InlineData(null, "2024")]
    [InlineData("", "2024")]
    [InlineData("""{"asOf": "2026-11", "usdPerHour": {}}""", "2026-11")]
    public void Prices_AreTheDeploymentsOwnOrTheDefault(string? prices, string asOf) =>
        FunctionSettings.From(name => name == "SHADOW_INSTANCE_PRICES" ? prices : "x").Prices.AsOf.ShouldBe(asOf);

    [Fact]
    public void Prices_Unusable_AreRefused() =>
        Should.Throw<InvalidPriceTableException>(() => FunctionSettings.From(name => name == "SHADOW_INSTANCE_PRICES" ? "0.23" : "x"));

    [Fact]
    public void Bucket_IsRequired() => Should.Throw<FunctionNotConfiguredException>(() => FunctionSettings.From(name => name == "SHADOW_EVIDENCE_BUCKET" ? " " : "x"))
        .Message.ShouldContain("lacks SHADOW_EVIDENCE_BUCKET:");
}
