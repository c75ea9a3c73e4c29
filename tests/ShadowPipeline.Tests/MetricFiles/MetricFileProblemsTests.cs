using System.Text.Json.Nodes;
using static ShadowPipeline.Tests.MetricFiles.FileText;

namespace ShadowPipeline.Tests.MetricFiles;

/// <summary>Each file here would have to be guessed at; it is refused, with the place and the reason.</summary>
public sealed class MetricFileProblemsTests
{
    public static TheoryData<string, string> Queries => new()
    {
        { "Id=1", "$.MetricDataQueries[6].Id: is 1, expected text" },
        { "Id=\"\"", "$.MetricDataQueries[6].Id: is \"\", expected text" },
        { "Id=\"pinv\"", "$.MetricDataQueries[6].Id: is \"pinv\", as is that of $.MetricDataQueries[0]" },
        { "Expression=\"m1/m2\"", "$.MetricDataQueries[6].Expression: makes this a math expression" },
        { "MetricStat=null", "$.MetricDataQueries[6].MetricStat: is null, expected an object" },
        { "MetricStat.Period=300", "$.MetricDataQueries[6].MetricStat.Period: is 300, but $.MetricDataQueries[0] asks for 60" },
        { "MetricStat.Period=30", "$.MetricDataQueries[6].MetricStat.Period: is 30, expected whole minutes" },
        { "MetricStat.Period=1", "$.MetricDataQueries[6].MetricStat.Period: is 1, expected whole minutes" },
        { "MetricStat.Period=90", "$.MetricDataQueries[6].MetricStat.Period: is 90, expected whole minutes" },
        { "MetricStat.Period=0", "$.MetricDataQueries[6].MetricStat.Period: is 0, expected a whole number from 1 to 86400" },
        { "MetricStat.Period=\"60\"", "$.MetricDataQueries[6].MetricStat.Period: is \"60\", expected" },
        { "MetricStat.Stat=\"p99th\"", "$.MetricDataQueries[6].MetricStat.Stat: is \"p99th\", which is no statistic of CloudWatch" },
        { "MetricStat.Stat=\"average\"", "$.MetricDataQueries[6].MetricStat.Stat: is \"average\", which is no statistic of CloudWatch (did you mean \"Average\"?)" },
        { "MetricStat.Metric.MetricName=\"ModelLatancy\"", "$.MetricDataQueries[6].MetricStat.Metric.MetricName: is \"ModelLatancy\", which is no metric of an endpoint variant (did you mean \"ModelLatency\"?)" },
        { "MetricStat.Metric.Namespace=\"AWS/Sagemaker\"", "$.MetricDataQueries[6].MetricStat.Metric.Namespace: is \"AWS/Sagemaker\", but ModelLatency is published in \"AWS/SageMaker\"" },
        { "MetricStat.Metric.Dimensions=[]", "$.MetricDataQueries[6].MetricStat.Metric.Dimensions: has no dimension EndpointName" },
        { "MetricStat.Metric.Dimensions[0].Value=\"other\"", "$.MetricDataQueries[6].MetricStat.Metric.Dimensions: name the endpoint \"other\", but $.MetricDataQueries[0] \"fraud-detector-prod\"" },
        { "MetricStat.Metric.Dimensions[0].Name=\"InstanceId\"", "$.MetricDataQueries[6].MetricStat.Metric.Dimensions[0]: is \"InstanceId\": a series with more dimensions" },
        { "MetricStat.Metric.Dimensions[0].Name=\"VariantName\"", "$.MetricDataQueries[6].MetricStat.Metric.Dimensions[1]: gives VariantName a second time" },
    };

    public static TheoryData<string, string> Results => new()
    {
        { "Id=null", "$.MetricDataResults[6].Id: is null, expected text" },
        { "Id=\"sp98\"", "$.MetricDataResults[6].Id: is \"sp98\", which no query asks for (did you mean \"sp99\"?)" },
        { "StatusCode=\"InternalError\"", "$.MetricDataResults[6].StatusCode: is \"InternalError\": CloudWatch did not give this series" },
        { "StatusCode=\"Forbidden\"", "$.MetricDataResults[6].StatusCode: is \"Forbidden\": CloudWatch did not give this series" },
        { "StatusCode=\"complete\"", "$.MetricDataResults[6].StatusCode: is \"complete\", expected \"Complete\" or \"PartialData\" or \"InternalError\" or \"Forbidden\" (did you mean \"Complete\"?)" },
        { "StatusCode=7", "$.MetricDataResults[6].StatusCode: is 7, expected" },
        { "Timestamps=null", "$.MetricDataResults[6].Timestamps: is null, expected a list" },
        { "Values=[1, 2]", "$.MetricDataResults[6]: has 120 Timestamps and 2 Values, expected as many of each" },
        { "Values[5]=\"12\"", "$.MetricDataResults[6].Values[5]: is \"12\", expected a number" },
        { "Messages=7", "$.MetricDataResults[6].Messages: is 7, expected a list of messages" },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public void Read_QueryThatSaysNotWhatItAsks_IsRefusedAtItsPath(string change, string problem)
    {
        var file = Good();
        Change(file.QueryOf("sp99"), change);

        file.ProblemsOf().ShouldContain(found => found.StartsWith(problem, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Results))]
    public void Read_ResultThatCannotBeRead_IsRefusedAtItsPath(string change, string problem)
    {
        var file = Good();
        Change(file.ResultOf("sp99"), change);

        file.ProblemsOf().ShouldContain(found => found.StartsWith(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Id")]
    [InlineData("MetricStat")]
    public void Read_QueryWithoutAPart_SaysThatItIsRequired(string key)
    {
        var file = Good();
        file.QueryOf("sp99").Remove(key);

        file.ProblemsOf().ShouldContain($"$.MetricDataQueries[6].{key}: is required");
    }

    [Theory]
    [InlineData("Id")]
    [InlineData("Timestamps")]
    [InlineData("Values")]
    [InlineData("StatusCode")]
    public void Read_ResultWithoutAPart_SaysThatItIsRequired(string key)
    {
        var file = Good();
        file.ResultOf("sp99").Remove(key);

        file.ProblemsOf().ShouldContain($"$.MetricDataResults[6].{key}: is required");
    }

    [Theory]
    [InlineData("", "$: is not JSON: the text is empty (line 1, column 1)")]
    [InlineData("{\"MetricDataQueries\": [", "$: is not JSON: the text ends within an object or list (line 1")]
    [InlineData("{\"a\": NaN}", "$: is not JSON: 'N' is an invalid start of a value (line 1, column 7)")]
    [InlineData("7", "$: is 7, expected an object")]
    [InlineData("[]", "$: has 0 pages, expected at least 1")]
    [InlineData("{}", "$.MetricDataResults: is required")]
    [InlineData("{\"MetricDataQueries\": [], \"MetricDataResults\": []}", "$.MetricDataQueries: has 0 queries, expected at least 1")]
    public void Read_NoFileOfMetrics_IsOneClearError(string json, string problem) =>
        ProblemsOf(json)[0].ShouldStartWith(problem);

    [Fact]
    public void Read_AnswerWithoutItsQueries_SaysWhereTheyGo()
    {
        var file = Good();
        file.Remove("MetricDataQueries");

        file.ProblemsOf()[0].ShouldBe(
            "$.MetricDataQueries: is required: get-metric-data does not repeat what it was asked, so add the queries beside the results");
    }

    [Fact]
    public void Read_OneVariantMissing_NamesThoseThatThereAre()
    {
        var file = Good().Without("sinv", "sp99", "ssum", "scount", "serr");

        file.ProblemsOf().ShouldHaveSingleItem().ShouldBe(
            "$.MetricDataQueries: ask for no series of the shadow variant \"candidate\"; they name \"AllTraffic\"");
    }

    [Fact]
    public void Read_NoInvocations_CannotBeJudged() => Good().Without("sinv").ProblemsOf().ShouldHaveSingleItem()
        .ShouldStartWith("$.MetricDataQueries: ask for no Sum of Invocations of the shadow variant \"candidate\"");

    [Fact]
    public void Read_QueryWithoutResult_IsRefused()
    {
        var file = Good();
        file["MetricDataResults"]!.AsArray().Remove(file.ResultOf("sp99"));

        file.ProblemsOf().ShouldHaveSingleItem().ShouldBe("$.MetricDataQueries[6].Id: is \"sp99\", for which there is no result");
    }

    [Fact]
    public void Read_PagesMissing_IsRefused()
    {
        var file = Good();
        file["NextToken"] = "abc";

        file.ProblemsOf().ShouldHaveSingleItem().ShouldStartWith("$.NextToken: says that there are more pages");
    }

    [Fact]
    public void Read_NoPointAtAll_IsRefused()
    {
        var file = Good();
        foreach (var result in file["MetricDataResults"]!.AsArray())
        {
            (result!["Timestamps"], result["Values"]) = (new JsonArray(), new JsonArray());
        }

        file.ProblemsOf().ShouldHaveSingleItem().ShouldBe("$: has no point of either variant, so there is nothing to judge");
    }

    [Fact]
    public void Read_SecondPageThatAsksForSomethingElse_IsRefused()
    {
        var second = Good();
        second.QueryOf("sp99")["MetricStat"]!["Stat"] = "p90";

        ProblemsOf($"[{Good().ToJsonString()},{second.ToJsonString()}]").ShouldHaveSingleItem().ShouldBe(
            "$[1].MetricDataQueries[6].Id: is \"sp99\", by which $[0].MetricDataQueries[6] asks for something else");
    }

    [Fact]
    public void Read_ManyProblems_ListsThemAllInTheOrderOfTheFile()
    {
        var file = Good();
        file.QueryOf("sinv")["MetricStat"]!["Stat"] = "Summe";
        file.QueryOf("serr")["MetricStat"]!["Period"] = 300;
        file.ResultOf("pinv")["StatusCode"] = "Forbidden";
        file.ResultOf("sp99")["Values"] = new JsonArray([.. Enumerable.Repeat((JsonNode?)"x", Periods).Select(node => node!.DeepClone())]);

        file.ProblemsOf().ShouldBe(
        [
            "$.MetricDataQueries[5].MetricStat.Stat: is \"Summe\", which is no statistic of CloudWatch",
            "$.MetricDataQueries[9].MetricStat.Period: is 300, but $.MetricDataQueries[0] asks for 60: all series need one period",
            "$.MetricDataResults[0].StatusCode: is \"Forbidden\": CloudWatch did not give this series, so read the metrics again",
            "$.MetricDataResults[6].Values[0]: is \"x\", expected a number (and 119 more of the 120)",
        ]);
    }

    // "a.b[0].c=JSON"
    private static void Change(JsonObject item, string change)
    {
        var split = change.IndexOf('=', StringComparison.Ordinal);
        var keys = change[..split].Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
        JsonNode node = item;
        foreach (var key in keys[..^1])
        {
            node = node is JsonArray list ? list[int.Parse(key, null)]! : node[key]!;
        }

        var value = JsonNode.Parse(change[(split + 1)..]);
        if (node is JsonArray items)
        {
            items[int.Parse(keys[^1], null)] = value;
        }
        else
        {
            node[keys[^1]] = value;
        }
    }
}
