using ShadowPipeline.Preflights;

namespace ShadowPipeline.Tests.Preflights;

public sealed class PriceTableTests
{
    [Fact]
    public void Default_KnowsCommonTypesAndItsAge()
    {
        PriceTable.Default.UsdPerHour("ml.m5.xlarge").ShouldBe(0.23);
        PriceTable.Default.UsdPerHour("m5.xlarge").ShouldBeNull();
        PriceTable.Default.Cost("ml.m5.xlarge", 48)!.Value.ShouldBe(11.04, 1e-9);
        PriceTable.Default.AsOf.ShouldBe("2024");
    }

    [Fact]
    public void Read_OwnTable_ReplacesTheDefault()
    {
        var table = PriceTable.Read("""{"asOf": "2026-11", "source": "our contract", "usdPerHour": {"ml.m5.xlarge": 0.19}}""");

        (table.AsOf, table.UsdPerHour("ml.m5.xlarge"), table.UsdPerHour("ml.m5.large")).ShouldBe(("2026-11", 0.19, null));
    }

    [Theory]
    [InlineData("[]", "expected an object")]
    [InlineData("{", "is not JSON")]
    [InlineData("""{"usdPerHour": {}}""", "$.asOf: is required")]
    [InlineData("""{"asOf": "2026"}""", "$.usdPerHour: is required")]
    [InlineData("""{"asOf": "2026", "usdPerHour": {"ml.m5.large": -0.1}}""", "-0.1")]
    [InlineData("""{"asOf": "2026", "usdPerHour": {"ml.m5.large": "0.1"}}""", "expected a number")]
    [InlineData("""{"asOf": "2026", "usdPerHour": {"ml.m5.large": 1, "ml.m5.large": 2}}""", "more than once")]
    [InlineData("""{"asOf": "2026", "usdPerHour": {}, "currency": "EUR"}""", "not a known key")]
    public void Read_Unusable_SaysWhere(string json, string problem) =>
        Should.Throw<InvalidPriceTableException>(() => PriceTable.Read(json)).Message.ShouldContain(problem);
}
