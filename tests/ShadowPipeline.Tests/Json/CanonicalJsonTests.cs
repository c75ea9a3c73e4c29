using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck.Xunit;
using ShadowPipeline.Json;

namespace ShadowPipeline.Tests.Json;

public sealed class CanonicalJsonTests
{
    // RFC 8785, appendix B: the double's bits and its text.
    [Theory]
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("ffefffffffffffff", "-1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("c340000000000000", "-9007199254740992")]
    [InlineData("4430000000000000", "295147905179352830000")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("44b52d02c7e14af7", "1.0000000000000001e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef4f", "999999999999999900000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555553", "333333333.3333332")]
    [InlineData("41b3de4355555554", "333333333.33333325")]
    [InlineData("41b3de4355555555", "333333333.3333333")]
    [InlineData("41b3de4355555556", "333333333.3333334")]
    [InlineData("41b3de4355555557", "333333333.33333343")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void Write_NumberOfTheRfc_IsSpelledAsThere(string bits, string text)
    {
        var number = BitConverter.Int64BitsToDouble(long.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

        CanonicalJson.Write(JsonValue.Create(number)).ShouldBe(text);
    }

    [Fact]
    public void Write_ExampleOfTheRfc_IsSpelledAsThere()
    {
        // RFC 8785, section 3.2.2.
        var node = JsonNode.Parse(
            """
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """);

        CanonicalJson.Write(node).ShouldBe(
            "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    [Fact]
    public void Write_Keys_AreSortedByTheirUtf16Units()
    {
        // RFC 8785, section 3.2.3.
        var node = new JsonObject
        {
            ["\u20ac"] = 1,
            ["\r"] = 2,
            ["\ufb33"] = 3,
            ["1"] = 4,
            ["\ud83d\ude00"] = 5,
            ["\u0080"] = 6,
            ["\u00f6"] = 7,
        };

        CanonicalJson.Write(node).ShouldBe("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    [Fact]
    public void Write_HalfOfASurrogatePair_IsRefused() =>
        Should.Throw<ArgumentException>(() => CanonicalJson.Write(JsonValue.Create("a\ud800b")));

    [Property]
    public void Write_AnyFiniteNumber_ReadsBackAsItself(double number)
    {
        if (double.IsFinite(number))
        {
            double.Parse(CanonicalJson.Write(JsonValue.Create(number)), CultureInfo.InvariantCulture).ShouldBe(number);
        }
    }
}
