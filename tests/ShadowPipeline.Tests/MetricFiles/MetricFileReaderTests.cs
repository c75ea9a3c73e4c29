using System.Text.Json.Nodes;
using ShadowPipeline.MetricFiles;
using ShadowPipeline.Metrics;
using static ShadowPipeline.Tests.MetricFiles.FileText;

namespace ShadowPipeline.Tests.MetricFiles;

public sealed class MetricFileReaderTests
{
    private static readonly MetricQuery ShadowP99 = new(VariantRole.Shadow, "ModelLatency", "p99");

    [Fact]
    public void Read_DocumentedShapes_TakesVariantsStatisticsPeriodAndWindowFromThem()
    {
        var file = Good().Read();

        file.EndpointName.ShouldBe("fraud-detector-prod");
        file.Incomplete.ShouldBeEmpty();
        file.Window.Start.ShouldBe(Start);
        file.Window.End.ShouldBe(Start.AddMinutes(Periods));
        file.Window.Period.ShouldBe(TimeSpan.FromMinutes(1));
        file.Window.Series.Count.ShouldBe(10);
        file.Window.Series[ShadowP99].Count.ShouldBe(Periods);
        file.Window.Series[ShadowP99][0].Start.ShouldBe(Start.AddMinutes(Periods - 1), "newest first, as the file has it");
    }

    [Theory]
    [InlineData("\"2026-11-20T09:00:00+00:00\"")]
    [InlineData("\"2026-11-20T09:00:00Z\"")]
    [InlineData("\"2026-11-20T09:00:00.000Z\"")]
    [InlineData("\"2026-11-20T09:00Z\"")]
    [InlineData("\"2026-11-20T10:00:00+01:00\"")]
    [InlineData("\"2026-11-20T03:30:00-05:30\"")]
    [InlineData("1795165200")]
    [InlineData("1795165200.0")]
    [InlineData("1795165200000")]
    public void Read_TimestampForm_IsThatInstant(string form)
    {
        var file = Good();
        file.ResultOf("sp99")["Timestamps"]![Periods - 1] = JsonNode.Parse(form);

        file.Read().Window.Series[ShadowP99][^1].Start.ShouldBe(Start);
    }

    [Theory]
    [InlineData("\"2026-11-20T09:00:00\"")]
    [InlineData("\"2026-11-20\"")]
    [InlineData("\"yesterday\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("-1")]
    [InlineData("1e300")]
    [InlineData("[]")]
    public void Read_TimestampThatIsNoInstant_IsRefused(string form)
    {
        var file = Good();
        file.ResultOf("sp99")["Timestamps"]![3] = JsonNode.Parse(form);

        file.ProblemsOf().ShouldHaveSingleItem().ShouldStartWith("$.MetricDataResults[6].Timestamps[3]: is ");
    }

    [Theory]
    [InlineData("\"NaN\"")]
    [InlineData("\"Infinity\"")]
    [InlineData("\"-Infinity\"")]
    [InlineData("null")]
    public void Read_NoNumber_IsAPointWithoutValue(string form)
    {
        var file = Good();
        file.ResultOf("sp99")["Values"]![3] = JsonNode.Parse(form);

        file.Read().Window.Series[ShadowP99][3].Value.ShouldBe(double.NaN);
    }

    [Fact]
    public void Read_TwoPagesOfOneSeries_AreOneSeriesThatIsWhole()
    {
        var file = Good();
        var whole = file.ResultOf("sp99");
        var newer = Result("sp99", [.. Enumerable.Range(60, 60).Reverse()], _ => 80_000, "PartialData");
        var older = Result("sp99", [.. Enumerable.Range(0, 60).Reverse()], _ => 80_000);
        file["MetricDataResults"]!.AsArray().Remove(whole);
        file["MetricDataResults"]!.AsArray().Add(newer);
        file["MetricDataResults"]!.AsArray().Add(older);

        var read = file.Read();

        read.Incomplete.ShouldBeEmpty();
        read.Window.Series[ShadowP99].Count.ShouldBe(Periods);
    }

    [Fact]
    public void Read_ListOfPages_IsOneFile()
    {
        var first = Good();
        var second = Good();
        first["NextToken"] = "more";
        foreach (var result in first["MetricDataResults"]!.AsArray().Concat(second["MetricDataResults"]!.AsArray()).Select(item => item!.AsObject()))
        {
            var isFirst = result.Root == first;
            result["Timestamps"] = new JsonArray([.. result["Timestamps"]!.AsArray().Where((_, i) => i < 60 == isFirst).Select(item => item!.DeepClone())]);
            result["Values"] = new JsonArray([.. result["Values"]!.AsArray().Where((_, i) => i < 60 == isFirst).Select(item => item!.DeepClone())]);
            result["StatusCode"] = isFirst ? "PartialData" : "Complete";
        }

        var whole = Good().Read();
        foreach (var repeated in new[] { true, false })
        {
            if (!repeated)
            {
                second.Remove("MetricDataQueries");
            }

            var read = MetricFileReader.Read($"[{first.ToJsonString()},{second.ToJsonString()}]", Variants);

            read.Incomplete.ShouldBeEmpty();
            read.Window.Series[ShadowP99].ShouldBe(whole.Window.Series[ShadowP99]);
        }
    }

    [Fact]
    public void Read_PartialData_IsIncompleteByItsName()
    {
        var file = Good();
        file.ResultOf("sp99")["StatusCode"] = "PartialData";

        file.Read().Incomplete.ShouldHaveSingleItem().ShouldBe(
            KeyValuePair.Create(ShadowP99, "CloudWatch gave only a part of ModelLatency p99 of variant candidate (PartialData)"));
    }

    [Fact]
    public void Read_Messages_MakeIncompleteWhatTheySpeakOf()
    {
        var one = Good();
        one.ResultOf("sp99")["Messages"] = new JsonArray(new JsonObject { ["Code"] = "X", ["Value"] = "some points were dropped" });
        one.Read().Incomplete.ShouldHaveSingleItem().Value.ShouldBe("CloudWatch said of ModelLatency p99 of variant candidate: some points were dropped");

        var all = Good();
        all["Messages"] = new JsonArray(new JsonObject { ["Code"] = "MaxMetricsExceeded", ["Value"] = "Maximum number of allowed metrics exceeded" });
        all.Read().Incomplete.Count.ShouldBe(10);

        var none = Good();
        none["Messages"] = new JsonArray();
        none.ResultOf("sp99")["Messages"] = new JsonArray();
        none.Read().Incomplete.ShouldBeEmpty();
    }

    [Fact]
    public void Read_WhatItDoesNotNeed_IsLeftOut()
    {
        var file = Good();
        file["ResponseMetadata"] = new JsonObject { ["HTTPStatusCode"] = 200 };
        Add(file, "third", "another-variant", "ModelLatency", "p99", _ => 1);
        Add(file, "tm", Shadow, "ModelLatency", "tm99", _ => 1);
        Add(file, "p999", Shadow, "ModelLatency", "p99.9", _ => 1);

        file.Read().Window.Series.Count.ShouldBe(10);
    }

    [Fact]
    public void Read_PercentileWithZeroDecimals_IsThatPercentile()
    {
        var file = Good();
        file.QueryOf("sp99")["MetricStat"]!["Stat"] = "p99.00";

        file.Read().Window.Series.ContainsKey(ShadowP99).ShouldBeTrue();
    }

    [Fact]
    public void Read_AverageBesideSumAndSampleCount_IsLeftToTheJudgeOnlyWhereTheyAreMissing()
    {
        var count = new MetricQuery(VariantRole.Shadow, "ModelLatency", "SampleCount");
        var both = Add(Good(), "savg", Shadow, "ModelLatency", "Average", _ => 40_000).Read();
        both.Window.Series.ContainsKey(count).ShouldBeTrue();

        var withoutSum = Add(Good().Without("ssum"), "savg", Shadow, "ModelLatency", "Average", _ => 40_000).Read();
        withoutSum.Window.Series.ContainsKey(count).ShouldBeFalse("the judge would look for a Sum");
    }

    [Theory]
    [InlineData(60, 100_800, true)]
    [InlineData(60, 100_801, false)]
    public void Read_WindowLongerThanAnyTest_IsRefused(int period, int periods, bool accepted)
    {
        var file = Good();
        var first = Start.AddMinutes(Periods - 1).AddSeconds(-period * (long)(periods - 1));
        file.ResultOf("sp99")["Timestamps"]![Periods - 1] = first.ToUnixTimeSeconds();

        if (accepted)
        {
            file.Read().Window.Start.ShouldBe(first);
        }
        else
        {
            file.ProblemsOf().ShouldHaveSingleItem().ShouldContain("100801 periods; at most 100800 are judged");
        }
    }
}
