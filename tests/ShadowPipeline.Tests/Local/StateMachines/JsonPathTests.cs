using System.Text.Json.Nodes;
using ShadowPipeline.Local.StateMachines;

namespace ShadowPipeline.Tests.Local.StateMachines;

public sealed class JsonPathTests
{
    private const string Data = """{"a": {"b": [10, {"c": null}], "x y": 1, "é": 2}, "k-1": 3}""";

    [Theory]
    [InlineData("$.a.b[0]", "10")]
    [InlineData("$.a.b[1].c", "null")]
    [InlineData("$['a']['x y']", "1")]
    [InlineData("$[\"a\"].b[1]", """{"c":null}""")]
    [InlineData("$.a.é", "2")]
    [InlineData("$.k-1", "3")]
    [InlineData("$.a.b[2]", null)]
    [InlineData("$.a.c", null)]
    [InlineData("$.a.b.c", null)]
    [InlineData("$.a[0]", null)]
    [InlineData("$.a.b[0].c", null)]
    public void TryFind_OfAPath_FindsTheValueOrNothing(string path, string? expected)
    {
        var found = Parse(path).TryFind(JsonNode.Parse(Data), out var value);

        found.ShouldBe(expected is not null);
        if (found)
        {
            StateJson.Write(value).ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("$a")]
    [InlineData("$.")]
    [InlineData("$.a.")]
    [InlineData("$..a")]
    [InlineData("$.*")]
    [InlineData("$[*]")]
    [InlineData("$[-1]")]
    [InlineData("$[1:2]")]
    [InlineData("$[?(@.a)]")]
    [InlineData("$['a','b']")]
    [InlineData("$['']")]
    [InlineData("$['a'")]
    [InlineData("$[0")]
    [InlineData("$.length()")]
    [InlineData("States.UUID()")]
    public void TryParse_OfWhatIsNotSupported_NamesIt(string path)
    {
        JsonPath.TryParse(path, out _, out var problem).ShouldBeFalse();

        problem.ShouldNotBeNull().ShouldContain($"'{path}'");
    }

    [Theory]
    [InlineData("""{"a":1}""", "$", "5")]
    [InlineData("""{"a":1}""", "$.b", """{"a":1,"b":5}""")]
    [InlineData("""{"a":1}""", "$.a", """{"a":5}""")]
    [InlineData("""{"a":1}""", "$.b.c.d", """{"a":1,"b":{"c":{"d":5}}}""")]
    [InlineData("""{"a":[1,2]}""", "$.a[1]", """{"a":[1,5]}""")]
    [InlineData("""{"a":[{"b":1}]}""", "$.a[0].c", """{"a":[{"b":1,"c":5}]}""")]
    public void Put_OfAValue_LeavesTheOriginalAlone(string data, string path, string expected)
    {
        var root = JsonNode.Parse(data);

        var result = Parse(path).Put(root, JsonValue.Create(5));

        StateJson.Write(result).ShouldBe(expected);
        StateJson.Write(root).ShouldBe(data);
    }

    [Theory]
    [InlineData("""{"a":1}""", "$.a.b")]
    [InlineData("""{"a":null}""", "$.a.b")]
    [InlineData("""{"a":[1]}""", "$.a[1]")]
    [InlineData("""{"a":[1]}""", "$.a.b")]
    [InlineData("5", "$.b")]
    [InlineData("null", "$.b")]
    public void Put_WhereThereIsNoPlace_IsAResultPathMatchFailure(string data, string path) =>
        Should.Throw<StateException>(() => Parse(path).Put(JsonNode.Parse(data), JsonValue.Create(5)))
            .Error.ShouldBe("States.ResultPathMatchFailure");

    private static JsonPath Parse(string path)
    {
        JsonPath.TryParse(path, out var parsed, out var problem).ShouldBeTrue(problem);
        return parsed.ShouldNotBeNull();
    }
}
