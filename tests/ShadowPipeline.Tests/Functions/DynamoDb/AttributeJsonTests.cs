using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using FsCheck;
using FsCheck.Xunit;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Tests.Functions.DynamoDb;

public sealed class AttributeJsonTests
{
    [Theory]
    [InlineData("""{"a":null,"b":"","c":[],"d":{},"e":[null,true,false,"x",1.5e-7,{"f":[[]]}]}""")]
    [InlineData("""{"n":12345678901234567890123456789012345678}""")]
    [InlineData("""{"n":-0.000}""")]
    public void ToAttribute_AnyDocument_ComesBackTheSame(string json) =>
        AttributeJson.FromAttribute(AttributeJson.ToAttribute(JsonNode.Parse(json)))!.ToJsonString().ShouldBe(json);

    [Property]
    public bool ToAttribute_Double_ComesBackExactly(NormalFloat number)
    {
        var back = AttributeJson.FromAttribute(AttributeJson.ToAttribute(JsonValue.Create(number.Get)))!.GetValue<double>();
        return BitConverter.DoubleToInt64Bits(back) == BitConverter.DoubleToInt64Bits(number.Get);
    }

    [Theory]
    [InlineData("9.99E125", true)]
    [InlineData("1E126", false)]
    [InlineData("1E-130", true)]
    [InlineData("9.9E-131", false)]
    [InlineData("0.1E-129", true)]
    [InlineData("0E999", true)]
    [InlineData("-1E126", false)]
    [InlineData("12345678901234567890123456789012345678", true)]
    [InlineData("123456789012345678901234567890123456789", false)]
    [InlineData("0.00012345678901234567890123456789012345678000", true)]
    public void Check_Number_IsHeldAgainstTheLimits(string number, bool stored)
    {
        if (stored)
        {
            NumberText.Check(number).ShouldBe(number);
        }
        else
        {
            Should.Throw<PermanentServiceException>(() => NumberText.Check(number)).Message.ShouldContain(number);
        }
    }

    [Fact]
    public void FromAttribute_Names_AreSorted()
    {
        var map = new AttributeValue { M = new() { ["b"] = new() { N = "1" }, ["B"] = new() { N = "2" }, ["a"] = new() { N = "3" } }, IsMSet = true };

        AttributeJson.FromAttribute(map)!.ToJsonString().ShouldBe("""{"B":2,"a":3,"b":1}""");
    }

    [Fact]
    public void FromAttribute_Set_IsRefused() =>
        Should.Throw<PermanentServiceException>(() => AttributeJson.FromAttribute(new AttributeValue { SS = ["x"] }));

    [Fact]
    public void Format_Instants_SortAsTheyFollow()
    {
        DateTimeOffset[] instants = [Samples.Noon, Samples.Noon.AddTicks(1), Samples.Noon.AddMilliseconds(500), Samples.Noon.AddSeconds(1)];

        instants.Select(SortableInstant.Format).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        SortableInstant.Format(new DateTimeOffset(2026, 11, 20, 13, 0, 0, TimeSpan.FromHours(1))).ShouldBe(
            SortableInstant.Format(Samples.Noon));
    }
}
