using System.Text;
using System.Text.Json;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace ShadowPipeline.Tests.Standins.Serialization;

public sealed class SerializerTests
{
    private static readonly SourceGeneratorLambdaJsonSerializer<SampleContext> Default = new();

    [Fact]
    public void Serializer_RoundTrip_KeepsTheValue()
    {
        var input = new SampleInput("ann", new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), "k");

        var json = Write(Default, input);

        json.ShouldBe("""{"Name":"ann","At":"2026-03-01T12:00:00+00:00","kind-of":"k"}""");
        Read<SampleInput>(Default, json).ShouldBe(input);
    }

    [Fact]
    public void Serialize_Null_IsLeftOut() => Write(Default, new SampleOutput("t", null)).ShouldBe("""{"Text":"t"}""");

    [Fact]
    public void Serialize_AwsNames_AreSpelledWithHyphens() => Write(Default, new SampleHeaders("h")).ShouldBe("""{"x-amz-id-2":"h"}""");

    [Theory]
    [InlineData("""{"NAME":"ann"}""")]
    [InlineData("""{"name":"ann","unknown":1}""")]
    public void Deserialize_OtherCase_IsRead(string json) => Read<SampleInput>(Default, json).Name.ShouldBe("ann");

    [Fact]
    public void Serialize_CustomizedOptions_Hold() =>
        Write(new SourceGeneratorLambdaJsonSerializer<SampleContext>((JsonSerializerOptions options) =>
            options.PropertyNamingPolicy = new AwsNamingPolicy(JsonNamingPolicy.CamelCase)), new SampleOutput("t", "n")).ShouldBe("""{"text":"t","nothing":"n"}""");

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("")]
    public void Deserialize_AnotherShape_NamesTheType(string json) =>
        Should.Throw<JsonSerializerException>(() => Read<SampleInput>(Default, json)).Message.ShouldContain(typeof(SampleInput).FullName!);

    [Fact]
    public void Serialize_TypeThatTheContextLacks_SaysWhatToAdd() =>
        Should.Throw<JsonSerializerException>(() => Write(Default, TimeSpan.Zero)).Message.ShouldContain("JsonSerializable(typeof(TimeSpan))");

    private static string Write<T>(SourceGeneratorLambdaJsonSerializer<SampleContext> serializer, T value)
    {
        using var stream = new MemoryStream();
        serializer.Serialize(value, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static T Read<T>(SourceGeneratorLambdaJsonSerializer<SampleContext> serializer, string json) => serializer.Deserialize<T>(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
