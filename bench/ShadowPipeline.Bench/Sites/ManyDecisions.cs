using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ShadowPipeline.Decisions;
using ShadowPipeline.Judging;
using ShadowPipeline.Planning;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Bench.Sites;

/// <summary>
/// Decisions of a whole company over three years: every basis, models that are approved more or less often, fewer decisions at weekends.
/// The same count gives the same decisions.
/// </summary>
internal sealed class ManyDecisions
{
    private const string Account = "111122223333";
    private const string Region = "eu-west-1";

    private static readonly DateTimeOffset Newest = new(2026, 11, 20, 16, 40, 0, TimeSpan.Zero);
    private static readonly TimeSpan Span = TimeSpan.FromDays(3 * 365);

    private static readonly string[] Models =
    [
        "fraud-detector", "churn-scorer", "claims-router", "credit-limit", "product-ranker", "search-relevance", "delivery-eta", "price-elasticity",
        "spam-filter", "image-tagger", "voice-intent", "ticket-triage", "demand-forecast", "ad-bidder", "account-takeover", "address-matcher",
        "lead-scorer", "returns-risk", "document-classifier", "route-planner", "stock-allocator", "review-toxicity", "promo-targeting", "kyc-face-match",
    ];

    // Weights of the answers: what a team that tests every version would see.
    private static readonly (DecisionBasis Basis, int Weight)[] Bases =
    [
        (DecisionBasis.AllCriteriaPassed, 62), (DecisionBasis.CriterionFailed, 15), (DecisionBasis.InsufficientEvidence, 8), (DecisionBasis.GuardrailBreached, 4),
        (DecisionBasis.EndpointIneligible, 4), (DecisionBasis.ExperimentCancelled, 2), (DecisionBasis.ApprovalWithdrawn, 2), (DecisionBasis.Superseded, 2),
        (DecisionBasis.PipelineError, 1),
    ];

    private readonly Random _random;
    private readonly PolicyIdentity _policy;
    private readonly int[] _versions = new int[Models.Length];

    private ManyDecisions(int seed, PolicyIdentity policy) => (_random, _policy) = (new Random(seed), policy);

    /// <summary>As many decisions, newest first.</summary>
    public static IReadOnlyList<DecisionRecord> Of(int count)
    {
        var policy = PolicyDocument.Identify(PolicyReader.Read(File.ReadAllText(Checkout.PathOf("policies", "fraud-detector.json"))), null);
        var many = new ManyDecisions(1, policy);
        var oldestFirst = Enumerable.Range(0, count).Select(at => many.Next((at + 0.5) / count)).ToList();
        return [.. oldestFirst.OrderByDescending(one => one.DecidedAt)];
    }

    private DecisionRecord Next(double position)
    {
        // More in recent years than at first; the square puts the first popular model in front.
        var decidedAt = Workday(Newest - (Span * (1 - Math.Sqrt(position))) - TimeSpan.FromMinutes(_random.Next(600)));
        var model = (int)(Models.Length * _random.NextDouble() * _random.NextDouble());
        var group = Models[model];
        var endpoint = _random.Next(5) == 0 ? $"{group}-eu-prod" : $"{group}-prod";
        var version = ++_versions[model];
        var arn = string.Create(CultureInfo.InvariantCulture, $"arn:aws:sagemaker:{Region}:{Account}:model-package/{group}/{version}");
        var basis = Basis();
        var judged = basis is DecisionBasis.AllCriteriaPassed or DecisionBasis.CriterionFailed or DecisionBasis.InsufficientEvidence;
        var id = RunNames.For(arn, group, version, endpoint, 1);
        var start = decidedAt.AddHours(-24);
        return new DecisionRecord
        {
            Id = id,
            Decision = basis == DecisionBasis.AllCriteriaPassed ? Decision.Promote : Decision.Reject,
            Mode = _random.Next(12) == 0 ? DecisionMode.Observe : DecisionMode.Enforce,
            Basis = basis,
            Reasons = [Reason(basis, group, endpoint, version)],
            Account = Account,
            Region = Region,
            ModelPackageArn = arn,
            ModelPackageGroup = group,
            ModelPackageVersion = version,
            Candidate = new Candidate($"{Account}.dkr.ecr.{Region}.amazonaws.com/{group}:{version}", $"sha256:{Sha(id)}", $"s3://models/{group}/{version}/model.tar.gz"),
            ApprovalEpoch = 1,
            EndpointName = endpoint,
            ProductionVariant = new VariantRecord("AllTraffic", $"{group}-{version - 1}", "ml.m5.xlarge", 2),
            ShadowVariant = new VariantRecord(id, id, "ml.m5.xlarge", 2),
            SamplingPercentage = 100,
            ExperimentName = judged ? id : null,
            ExperimentArn = judged ? $"arn:aws:sagemaker:{Region}:{Account}:inference-experiment/{id}" : null,
            ExecutionArn = $"arn:aws:states:{Region}:{Account}:execution:shadow-test:{id}",
            Window = judged ? new ObservedWindow(start, decidedAt.AddMinutes(-6)) : null,
            Criteria = judged ? Criteria(basis) : [],
            Policy = _policy with { Id = group },
            Judge = new JudgeIdentity("paired-non-inferiority", "2.0.0", 0),
            Evidence = judged ? new EvidenceReference($"s3://shadow-evidence/{id}/manifest-{Sha(id)[..8]}.json", Sha(id), 1_204) : null,
            Report = new ReportReference($"s3://shadow-evidence/site/{id}/report.html"),
            ApprovedAt = start.AddMinutes(-4),
            StartedAt = start,
            DecidedAt = decidedAt,
            Cost = judged ? new TestCost(48, 12.9) : null,
            Software = "1.0.0",
            Release = new ReleaseRecord(judged ? true : null, $"{endpoint}-config", judged ? "Completed" : null, basis != DecisionBasis.AllCriteriaPassed, decidedAt.AddMinutes(1)),
        };
    }

    // A person decides on a working day, and most tests are approved by people.
    private DateTimeOffset Workday(DateTimeOffset at) => at.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && _random.Next(4) != 0 ? at.AddDays(-2) : at;

    private DecisionBasis Basis()
    {
        var at = _random.Next(Bases.Sum(one => one.Weight));
        return Bases.First(one => (at -= one.Weight) < 0).Basis;
    }

    private string Reason(DecisionBasis basis, string group, string endpoint, int version) => basis switch
    {
        DecisionBasis.AllCriteriaPassed => $"All {_random.Next(3, 8)} limits hold at 95 % confidence over {_random.Next(1300, 1440)} minutes",
        DecisionBasis.CriterionFailed => Over(10 + (_random.NextDouble() * 40)),
        DecisionBasis.InsufficientEvidence => $"ModelLatency p99 could not be judged: {_random.Next(59)} of 1440 minutes are usable, 60 are needed",
        DecisionBasis.GuardrailBreached => $"Invocation5XXErrors Rate is {Number(5 + (_random.NextDouble() * 10))} % on the shadow variant, guardrail 5 %",
        DecisionBasis.EndpointIneligible => $"The endpoint {endpoint} has {_random.Next(2, 4)} production variants, and a shadow test needs exactly 1",
        DecisionBasis.ExperimentCancelled => $"The inference experiment was cancelled after {_random.Next(1, 23)} hours, not by this pipeline",
        DecisionBasis.ApprovalWithdrawn => $"{group} version {version} is no longer Approved",
        DecisionBasis.Superseded => $"{group} version {version + 1} was approved and took its place in the queue",
        _ => $"The workflow failed in SubmitExperiment: ResourceLimitExceeded: the account has {_random.Next(8, 20)} of its instances in use",
    };

    private static string Over(double increase) => string.Create(
        CultureInfo.InvariantCulture,
        $"ModelLatency p99 is {increase:0.0} % above production (95 % bounds {increase - 0.4:0.0} % and {increase + 0.6:0.0} %), limit 10 %");

    private CriterionResult[] Criteria(DecisionBasis basis) =>
    [
        Criterion("ModelLatency", "p99", LimitKind.MaxIncreasePercent, 10, basis == DecisionBasis.CriterionFailed ? 29.8 : 2.1, Outcome(basis)),
        Criterion("ModelLatency", "Average", LimitKind.MaxIncreasePercent, 5, -0.4, CriterionOutcome.Pass),
        Criterion("ModelLatency", "Average", LimitKind.Max, 250_000, 21_000, CriterionOutcome.Pass),
        Criterion("Invocation5XXErrors", "Rate", LimitKind.MaxIncrease, 0.001, 0.00002, CriterionOutcome.Pass),
        Criterion("CPUUtilization", "Average", LimitKind.Max, 80, 36.6, CriterionOutcome.Pass),
    ];

    private CriterionResult Criterion(string metric, string statistic, LimitKind kind, double limit, double estimate, CriterionOutcome outcome) => new()
    {
        Metric = metric,
        Statistic = statistic,
        Limit = new Limit(kind, limit),
        Estimate = outcome == CriterionOutcome.Inconclusive ? null : estimate,
        Lower = outcome == CriterionOutcome.Inconclusive ? null : estimate - (Math.Abs(estimate) * 0.04),
        Upper = outcome == CriterionOutcome.Inconclusive ? null : estimate + (Math.Abs(estimate) * 0.04),
        Periods = 1433,
        EffectivePeriods = outcome == CriterionOutcome.Inconclusive ? null : 1236,
        ProductionInvocations = 430_814 + _random.Next(10_000),
        ShadowInvocations = 430_814,
        Outcome = outcome,
        Reason = "One plain sentence",
    };

    private static CriterionOutcome Outcome(DecisionBasis basis) => basis switch
    {
        DecisionBasis.AllCriteriaPassed => CriterionOutcome.Pass,
        DecisionBasis.CriterionFailed => CriterionOutcome.Fail,
        _ => CriterionOutcome.Inconclusive,
    };

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
