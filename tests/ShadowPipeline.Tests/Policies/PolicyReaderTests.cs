using ShadowPipeline.Policies;

namespace ShadowPipeline.Tests.Policies;

public sealed class PolicyReaderTests
{
    [Theory]
    [MemberData(nameof(PolicyCases.Accepted), MemberType = typeof(PolicyCases))]
    public void Read_ValueWithinItsLimits_IsAccepted(string path, string? value, bool structural)
    {
        _ = structural;
        var policy = PolicyReader.Read(PolicySample.With(path, value));

        policy.Endpoints.Count.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(PolicyCases.Refused), MemberType = typeof(PolicyCases))]
    public void Read_ValueBeyondItsLimits_IsRefusedAtItsPath(string path, string? value, bool structural)
    {
        _ = structural;
        var problems = ProblemsOf(PolicySample.With(path, value));

        problems.ShouldHaveSingleItem();
        var place = problems[0].Path.Replace("['", ".", StringComparison.Ordinal).Replace("']", "", StringComparison.Ordinal);
        var item = value is "[\"text/csv\", \"text/csv\"]" ? "[1]" : value is "[\"application/ld+json\"]" ? "[0]" : "";
        place.ShouldBe($"$.{path}{item}");
    }

    [Fact]
    public void Read_OnlyWhatIsRequired_TakesTheDefaults()
    {
        var policy = PolicyReader.Read(
            """
            {"modelPackageGroup": "g", "endpoints": ["e"],
             "experiment": {"duration": "24h", "roleArn": "arn:aws:iam::111122223333:role/r"},
             "criteria": [{"metric": "ModelLatency", "statistic": "Average", "max": 5}]}
            """);

        policy.Experiment.ShouldSatisfyAllConditions(
            experiment => experiment.StartDelay.Value.ShouldBe(TimeSpan.Zero),
            experiment => experiment.SamplingPercentage.ShouldBe(100),
            experiment => experiment.InstanceType.ShouldBeNull(),
            experiment => experiment.InstanceCount.ShouldBeNull(),
            experiment => experiment.Description.ShouldBeNull(),
            experiment => experiment.KmsKey.ShouldBeNull(),
            experiment => experiment.Tags.ShouldBeEmpty(),
            experiment => experiment.DataStorage.ShouldBeNull());
        policy.Evidence.ShouldBe(new EvidencePolicy { MinInvocations = 1000, MinPeriods = 60, Confidence = 0.95, MaxMissingShare = 0.2, AllowUnequalLoad = false });
        policy.ShouldSatisfyAllConditions(
            () => policy.Guardrails.ShouldBeEmpty(),
            () => policy.CheckEvery.ToString().ShouldBe("1h"),
            () => policy.BusyTimeout.ToString().ShouldBe("24h"),
            () => policy.OnInsufficientEvidence.ShouldBe(InsufficientEvidenceAction.Reject),
            () => policy.MaxExtensions.ShouldBe(0),
            () => policy.RequireConclusive.ShouldBeFalse(),
            () => policy.OnUnpreservedSettings.ShouldBe(UnpreservedSettingsAction.Reject),
            () => policy.WhenBusy.ShouldBe(WhenBusy.Queue),
            () => policy.Mode.ShouldBe(DecisionMode.Enforce));
    }

    [Theory]
    [InlineData("50.0")]
    [InlineData("5e1")]
    public void Read_WholeNumberWrittenOtherwise_IsThatNumber(string number) =>
        PolicyReader.Read(PolicySample.With("experiment.samplingPercentage", number)).Experiment.SamplingPercentage.ShouldBe(50);

    [Fact]
    public void Read_DataStorageWithDestinationOnly_CapturesCsvAndJson()
    {
        var storage = PolicySample.Policy.Experiment.DataStorage!;

        storage.CsvContentTypes.ShouldBe(["text/csv"]);
        storage.JsonContentTypes.ShouldBe(["application/json"]);
    }

    [Fact]
    public void Read_SeveralLimits_OrdersThemByKind()
    {
        var policy = PolicyReader.Read(PolicySample.With("criteria[0]", """{"max": 3, "statistic": "p99", "maxIncreasePercent": 1, "metric": "ModelLatency", "maxIncrease": 2}"""));

        policy.Criteria[0].Limits.ShouldBe([new Limit(LimitKind.MaxIncreasePercent, 1), new Limit(LimitKind.MaxIncrease, 2), new Limit(LimitKind.Max, 3)]);
    }

    [Fact]
    public void Read_ManyProblems_ListsThemAllInTheOrderOfTheDocument()
    {
        var problems = ProblemsOf(
            """
            {"modelPackageGroup": "", "endpoint": ["e"], "experiment": {"duration": "31d", "samplingPercentage": 101},
             "criteria": [{"metric": "ModelLatency", "statistic": "p98", "max": -1}], "whenbusy": "queue"}
            """);

        problems.Select(problem => problem.Path).ShouldBe(
        [
            "$.endpoints", "$.modelPackageGroup", "$.endpoint", "$.experiment.roleArn", "$.experiment.duration", "$.experiment.samplingPercentage",
            "$.criteria[0].statistic", "$.criteria[0].max", "$.whenbusy",
        ]);
    }

    [Theory]
    [InlineData("$.endpoint", """{"endpoint": []}""", "did you mean \"endpoints\"?")]
    [InlineData("$.whenbusy", """{"whenbusy": 1}""", "did you mean \"whenBusy\"?")]
    [InlineData("$.critiera", """{"critiera": 1}""", "did you mean \"criteria\"?")]
    [InlineData("$.frobnicate", """{"frobnicate": 1}""", "is not a known key")]
    public void Read_UnknownKey_HintsAtTheNearestOne(string path, string json, string message)
    {
        var problem = ProblemsOf(json).Single(each => each.Path == path);

        problem.Message.ShouldEndWith(message.StartsWith("did", StringComparison.Ordinal) ? $"({message})" : message);
    }

    [Theory]
    [InlineData("", "line 1, column 1")]
    [InlineData("{\n  \"a\": NaN}", "line 2, column 8")]
    [InlineData("{\"a\": Infinity}", "line 1, column 7")]
    [InlineData("{\"a\": 1,}", "line 1, column 9")]
    [InlineData("{\"a\": 1} x", "line 1, column 10")]
    [InlineData("{// no\n}", "line 1, column 2")]
    [InlineData("{\"a\": \"\\ud800\"}", "surrogate")]
    [InlineData("{\"\\ud800\": 1}", "surrogate")]
    public void Read_NoJson_SaysWhere(string text, string where)
    {
        var problem = ProblemsOf(text).ShouldHaveSingleItem();

        problem.Path.ShouldBe("$");
        problem.Message.ShouldStartWith("is not JSON");
        problem.ToString().ShouldContain(where);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"policy\"")]
    public void Read_NoObject_IsRefused(string text) => ProblemsOf(text).ShouldHaveSingleItem().Message.ShouldContain("expected an object");

    [Fact]
    public void Read_KeyGivenTwice_IsRefusedWhereverItStands()
    {
        var json = PolicySample.Json
            .Replace("\"duration\": \"24h\",", "\"duration\": \"24h\", \"duration\": \"2h\",", StringComparison.Ordinal)
            .Replace("{\"team\": \"risk\"}", "{\"team\": \"risk\", \"team\": \"risk\"}", StringComparison.Ordinal)
            .Replace("\"max\": 80}", "\"max\": 80, \"max\": 90}", StringComparison.Ordinal);

        var problems = ProblemsOf(json);

        problems.Select(problem => problem.Path).ShouldBe(["$.experiment.duration", "$.experiment.tags.team", "$.criteria[2].max"]);
        problems.ShouldAllBe(problem => problem.Message == "is given more than once");
    }

    [Fact]
    public void Read_SameLimitTwice_IsRefused()
    {
        var json = PolicySample.With("criteria[1]", """{"metric": "ModelLatency", "statistic": "p99", "maxIncreasePercent": 20, "max": 5}""");

        ProblemsOf(json).ShouldHaveSingleItem().ToString().ShouldBe("$.criteria[1].maxIncreasePercent: limits ModelLatency p99 a second time");
    }

    [Fact]
    public void Read_SameGuardrailTwice_IsRefused()
    {
        const string Guardrail = """{"metric": "CPUUtilization", "statistic": "Maximum", "max": 99}""";

        ProblemsOf(PolicySample.With("guardrails", $"[{Guardrail}, {Guardrail}]")).ShouldHaveSingleItem().Path.ShouldBe("$.guardrails[1]");
    }

    [Fact]
    public void Read_MoreThan40Tags_IsRefused()
    {
        static string Tags(int count) => "{" + string.Join(',', Enumerable.Range(1, count).Select(number => $"\"t{number}\": \"v\"")) + "}";

        PolicyReader.Read(PolicySample.With("experiment.tags", Tags(40))).Experiment.Tags.Count.ShouldBe(40);
        ProblemsOf(PolicySample.With("experiment.tags", Tags(41))).ShouldHaveSingleItem().Path.ShouldBe("$.experiment.tags");
    }

    private static IReadOnlyList<ShadowPipeline.Validation.Problem> ProblemsOf(string json) =>
        Should.Throw<InvalidPolicyException>(() => PolicyReader.Read(json)).Problems;
}
