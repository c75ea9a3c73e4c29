using System.Text.Json;
using System.Text.Json.Nodes;
using ShadowPipeline.Decisions;
using ShadowPipeline.Json;
using ShadowPipeline.Judging;
using static ShadowPipeline.Tests.Decisions.SampleRun;

namespace ShadowPipeline.Tests.Decisions;

/// <summary>The record's JSON is a contract that scripts depend on: every key, in order, nulls written.</summary>
public sealed class DecisionJsonTests
{
    private static string Serialize(DecisionRecord record) =>
        JsonNode.Parse(JsonSerializer.Serialize(record, DomainJson.Default.DecisionRecord))!.ToJsonString();

    private static string Golden(string text) => JsonNode.Parse(text)!.ToJsonString();

    [Fact]
    public void Serialize_FullRecord_IsTheContract()
    {
        var record = DecisionBuilder.Build(Tested(Promote(CriterionOutcome.Pass)), null, "0.1.0", Decided) with
        {
            Evidence = new EvidenceReference("s3://evidence/fraud-detector-7-1.json.gz", new string('b', 64), 123_456),
            Report = new ReportReference("s3://evidence/fraud-detector-7-1.html"),
            Release = new ReleaseRecord(true, "fraud-detector-config-6", "Completed", true, Decided.AddMinutes(5)),
        };

        Serialize(record).ShouldBe(Golden("""
            {
              "schemaVersion": 1,
              "id": "fraud-detector-7-1",
              "decision": "Promote",
              "mode": "enforce",
              "basis": "AllCriteriaPassed",
              "reasons": ["The only limit holds at 95 % confidence", "RoutingConfig of production is not preserved during the test."],
              "account": "111122223333",
              "region": "eu-west-1",
              "modelPackageArn": "arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/7",
              "modelPackageGroup": "fraud-detector",
              "modelPackageVersion": 7,
              "candidate": {"image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/fraud:7", "imageDigest": null, "modelDataUrl": "s3://models/fraud/7/model.tar.gz"},
              "approvalEpoch": 1,
              "endpointName": "fraud-detector-prod",
              "productionVariant": {"name": "AllTraffic", "modelName": "fraud-6", "instanceType": "ml.m5.xlarge", "instanceCount": 2},
              "shadowVariant": {"name": "shadow-7", "modelName": "fraud-7", "instanceType": "ml.m5.xlarge", "instanceCount": 2},
              "samplingPercentage": 100,
              "experimentName": "fraud-detector-7-1",
              "experimentArn": "arn:aws:sagemaker:eu-west-1:111122223333:inference-experiment/fraud-detector-7-1",
              "executionArn": "arn:aws:states:eu-west-1:111122223333:execution:shadow-test:fraud-detector-7-1",
              "window": {"start": "2026-11-20T09:30:00Z", "end": "2026-11-21T09:00:00Z"},
              "criteria": [
                {
                  "metric": "ModelLatency",
                  "statistic": "p99",
                  "limit": {"kind": "maxIncreasePercent", "value": 10},
                  "estimate": 2.5,
                  "lower": 1.5,
                  "upper": 3.5,
                  "periods": 1410,
                  "effectivePeriods": 352.25,
                  "productionInvocations": 28200,
                  "shadowInvocations": 28150,
                  "outcome": "Pass",
                  "reason": "ModelLatency p99 is 2.5 % above production (95 % bounds 1.5 % and 3.5 %), limit 10 %"
                }
              ],
              "policy": {
                "id": "fraud-detector",
                "version": 3,
                "sha256": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "document": {"modelPackageGroup": "fraud-detector", "mode": "enforce"}
              },
              "judge": {"name": "paired-non-inferiority", "version": "2.0.0", "seed": 0},
              "evidence": {
                "uri": "s3://evidence/fraud-detector-7-1.json.gz",
                "sha256": "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
                "bytes": 123456
              },
              "report": {"uri": "s3://evidence/fraud-detector-7-1.html"},
              "approvedAt": "2026-11-20T09:00:00Z",
              "startedAt": "2026-11-20T09:01:00Z",
              "decidedAt": "2026-11-21T10:30:00.5Z",
              "cost": {"instanceHours": 47, "estimatedUsd": 10.81},
              "software": "0.1.0",
              "release": {
                "endpointRestored": true,
                "endpointConfigName": "fraud-detector-config-6",
                "experimentStatus": "Completed",
                "modelDeleted": true,
                "at": "2026-11-21T10:35:00.5Z"
              }
            }
            """));
    }

    [Fact]
    public void Serialize_RecordOfWhichLittleIsKnown_HasEveryKeyAndNulls()
    {
        var full = JsonNode.Parse(Serialize(DecisionBuilder.Build(Tested(Promote(CriterionOutcome.Pass)), null, "0.1.0", Decided)))!.AsObject();
        var bare = JsonNode.Parse(Serialize(DecisionBuilder.Build(Registered("observe"), null, "0.1.0", Decided)))!.AsObject();

        bare.Select(property => property.Key).ShouldBe(full.Select(property => property.Key));
        bare["criteria"]!.ToJsonString().ShouldBe("[]");
        bare["mode"]!.GetValue<string>().ShouldBe("observe");
        bare.Where(property => property.Value is null).Select(property => property.Key).ShouldBe(
        [
            "candidate", "productionVariant", "shadowVariant", "samplingPercentage", "experimentName", "experimentArn", "executionArn", "window",
            "evidence", "report", "startedAt", "cost", "release",
        ]);
    }
}
