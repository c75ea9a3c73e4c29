using System.Formats.Cbor;
using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>The validator can fail: each kind of violation, put into a message that has none.</summary>
public sealed class ValidatorTests
{
    private const string Request = """
        {"Name":"shadow-1","Type":"ShadowMode","RoleArn":"arn:aws:iam::111122223333:role/shadow","EndpointName":"prod",
         "Schedule":{"EndTime":1795000000},
         "ModelVariants":[{"ModelName":"live","VariantName":"a","InfrastructureConfig":{"InfrastructureType":"RealTimeInference","RealTimeInferenceConfig":{"InstanceType":"ml.m5.xlarge","InstanceCount":2}}}],
         "ShadowModeConfig":{"SourceModelVariantName":"a","ShadowModelVariants":[{"ShadowModelVariantName":"b","SamplingPercentage":100}]}}
        """;

    private const string Answer = """{"InferenceExperimentArn":"arn:aws:sagemaker:eu-west-1:111122223333:inference-experiment/shadow-1"}""";

    private const string Listing = """
        <?xml version="1.0" encoding="UTF-8"?>
        <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>evidence</Name><Prefix>a</Prefix><KeyCount>1</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated><Contents><Key>a</Key><LastModified>2026-11-20T09:00:00.000Z</LastModified><ETag>"0"</ETag><Size>2</Size><StorageClass>STANDARD</StorageClass></Contents></ListBucketResult>
        """;

    private const string Metrics =
        "<GetMetricDataResponse xmlns=\"http://monitoring.amazonaws.com/doc/2010-08-01/\"><GetMetricDataResult><MetricDataResults><member><Id>q1</Id>"
        + "<Timestamps><member>2026-11-20T09:00:00Z</member></Timestamps><Values><member>1.5</member></Values><StatusCode>Complete</StatusCode></member></MetricDataResults>"
        + "</GetMetricDataResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></GetMetricDataResponse>";

    private const string Form =
        "Action=GetMetricData&Version=2010-08-01&StartTime=2026-11-20T08%3A00%3A00Z&EndTime=2026-11-20T09%3A00%3A00Z&MetricDataQueries.member.1.Id=q1"
        + "&MetricDataQueries.member.1.MetricStat.Period=60&MetricDataQueries.member.1.MetricStat.Stat=Sum&MetricDataQueries.member.1.MetricStat.Metric.MetricName=Invocations";

    private static Lazy<ServiceModels> Models { get; } = new(() => new ServiceModels(ServiceModelFolder.Require()));

    [Theory]
    [InlineData("Nmae", "\"x\"", nameof(ViolationKind.UnknownMember))]
    [InlineData("RoleArn", null, nameof(ViolationKind.MissingMember))]
    [InlineData("Name", "7", nameof(ViolationKind.WrongType))]
    [InlineData("Name", "null", nameof(ViolationKind.WrongType))]
    [InlineData("ModelVariants", "{}", nameof(ViolationKind.WrongType))]
    [InlineData("ModelVariants", "[]", nameof(ViolationKind.WrongLength))]
    [InlineData("Name", "\"\"", nameof(ViolationKind.WrongLength))]
    [InlineData("Name", "\"under_score\"", nameof(ViolationKind.WrongPattern))]
    [InlineData("Name", "\"line\\n\"", nameof(ViolationKind.WrongPattern))]
    [InlineData("Type", "\"Canary\"", nameof(ViolationKind.UnknownValue))]
    [InlineData("Schedule.EndTime", "\"2026-11-20T09:00:00Z\"", nameof(ViolationKind.WrongTimestamp))]
    [InlineData("ShadowModeConfig.ShadowModelVariants.0.SamplingPercentage", "101", nameof(ViolationKind.OutOfRange))]
    [InlineData("ShadowModeConfig.ShadowModelVariants.0.SamplingPercentage", "1.5", nameof(ViolationKind.WrongType))]
    [InlineData("ShadowModeConfig.ShadowModelVariants.0.SamplingPercentage", "\"1\"", nameof(ViolationKind.WrongType))]
    [InlineData("ModelVariants.0.InfrastructureConfig.RealTimeInferenceConfig.InstanceCount", null, nameof(ViolationKind.MissingMember))]
    public void Request_WithOneThingWrong_IsFound(string path, string? value, string kind)
    {
        var request = JsonNode.Parse(Request)!;
        Put(request, path.Split('.'), value);

        Examine(Exchanges.Json("SageMaker.CreateInferenceExperiment", Request, Answer)).ShouldBeEmpty();
        Examine(Exchanges.Json("SageMaker.CreateInferenceExperiment", request.ToJsonString(), Answer)).ShouldContain(Enum.Parse<ViolationKind>(kind));
    }

    [Theory]
    [InlineData("""{}""", 200, nameof(ViolationKind.MissingMember))]
    [InlineData("""{"InferenceExperimentArn":"shadow-1"}""", 200, nameof(ViolationKind.WrongPattern))]
    [InlineData("""{"InferenceExperimentArn":""", 200, nameof(ViolationKind.WrongForm))]
    [InlineData("""{"__type":"ResourceNotFound","message":"m"}""", 400, nameof(ViolationKind.UndeclaredError))]
    [InlineData("""{"message":"m"}""", 400, nameof(ViolationKind.UndeclaredError))]
    [InlineData("""{"__type":"ResourceInUse","message":"m","Why":"w"}""", 400, nameof(ViolationKind.UnknownMember))]
    [InlineData("""{"__type":"ResourceInUse","message":"m"}""", 302, nameof(ViolationKind.WrongStatus))]
    public void Answer_WithOneThingWrong_IsFound(string answer, int status, string kind)
    {
        Examine(Exchanges.Json("SageMaker.CreateInferenceExperiment", Request, """{"__type":"ResourceInUse","message":"m"}""", 400)).ShouldBeEmpty();
        Examine(Exchanges.Json("SageMaker.CreateInferenceExperiment", Request, answer, status)).ShouldContain(Enum.Parse<ViolationKind>(kind));
    }

    [Theory]
    [InlineData("SageMaker.CreateShadow", nameof(ViolationKind.UnknownOperation))]
    [InlineData("Nobody.Call", nameof(ViolationKind.UnknownService))]
    public void Call_ThatNoModelKnows_IsFound(string target, string kind) =>
        Examine(Exchanges.Json(target, "{}", "{}")).ShouldBe([Enum.Parse<ViolationKind>(kind)]);

    [Fact]
    public void Body_WhereNothingBelongs_IsFound() =>
        Examine(Exchanges.Json("SageMaker.DeleteModel", """{"ModelName":"m"}""", """{"Gone":true}""")).ShouldBe([ViolationKind.WrongForm]);

    [Theory]
    [InlineData("""{"B":"A*=="}""", nameof(ViolationKind.WrongBlob))]
    [InlineData("""{"B":"AA=="}""", "")]
    [InlineData("""{"BOOL":1}""", nameof(ViolationKind.WrongType))]
    public void AttributeValue_IsHeldToItsType(string value, string kind)
    {
        var request = $$"""{"TableName":"runs","Item":{"pk":{{value}} } }""";

        Examine(Exchanges.Json("DynamoDB_20120810.PutItem", request, "{}")).ShouldBe(kind.Length > 0 ? [Enum.Parse<ViolationKind>(kind)] : []);
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("list-type=2", "list-type=2&colour=red", nameof(ViolationKind.UnknownMember))]
    [InlineData("max-keys=10", "max-keys=ten", nameof(ViolationKind.WrongType))]
    [InlineData("encoding-type=url", "encoding-type=base64", nameof(ViolationKind.UnknownValue))]
    [InlineData("<Size>2</Size>", "<Size>two</Size>", nameof(ViolationKind.WrongType))]
    [InlineData("<Size>2</Size>", "<Size>2</Size><Size>2</Size>", nameof(ViolationKind.WrongForm))]
    [InlineData("<KeyCount>1</KeyCount>", "<Keys>1</Keys>", nameof(ViolationKind.UnknownMember))]
    [InlineData("2026-11-20T09:00:00.000Z", "1795000000", nameof(ViolationKind.WrongTimestamp))]
    [InlineData("STANDARD", "COLD", nameof(ViolationKind.UnknownValue))]
    [InlineData("http://s3.amazonaws.com/doc/2006-03-01/", "urn:other", nameof(ViolationKind.WrongForm))]
    [InlineData("</ListBucketResult>", "", nameof(ViolationKind.WrongForm))]
    public void Listing_WithOneThingWrong_IsFound(string from, string to, string kind)
    {
        const string target = "/evidence?list-type=2&prefix=a&max-keys=10&encoding-type=url";

        var violations = Examine(Exchanges.S3("GET", Replaced(target, from, to), [], 200, [], Replaced(Listing, from, to)));

        violations.ShouldBe(kind.Length > 0 ? [Enum.Parse<ViolationKind>(kind)] : []);
    }

    [Theory]
    [InlineData("PUT", "x-amz-meta-run: r", "ETag: \"0\"", 200, "", "")]
    [InlineData("PUT", "x-amz-colour: red", "ETag: \"0\"", 200, "", nameof(ViolationKind.UnknownMember))]
    [InlineData("PUT", "Cache-Control: no-store", "x-amz-colour: red", 200, "", nameof(ViolationKind.UnknownMember))]
    [InlineData("PUT", "x-amz-sdk-checksum-algorithm: MD6", "ETag: \"0\"", 200, "", nameof(ViolationKind.UnknownValue))]
    [InlineData("PUT", "x-amz-meta-run: r", "ETag: \"0\"", 200, "<a/>", nameof(ViolationKind.WrongForm))]
    [InlineData("GET", "x-amz-checksum-mode: ENABLED", "Last-Modified: Fri, 20 Nov 2026 09:00:00 GMT", 200, "{}", "")]
    [InlineData("GET", "x-amz-checksum-mode: ENABLED", "Last-Modified: 2026-11-20T09:00:00Z", 200, "{}", nameof(ViolationKind.WrongTimestamp))]
    [InlineData("GET", "x-amz-checksum-mode: ENABLED", "Content-Length: two", 200, "{}", nameof(ViolationKind.WrongType))]
    [InlineData("GET", "Range: bytes=0-1", "x: y", 404, "<Error><Code>NoSuchKey</Code><Message>m</Message></Error>", "")]
    [InlineData("GET", "Range: bytes=0-1", "x: y", 404, "<Error><Code>Lost</Code><Message>m</Message></Error>", nameof(ViolationKind.UndeclaredError))]
    [InlineData("GET", "Range: bytes=0-1", "x: y", 404, "<Error><Code>NoSuchKey</Code><Why>m</Why></Error>", nameof(ViolationKind.UnknownMember))]
    [InlineData("HEAD", "x: y", "x: y", 404, "<Error/>", nameof(ViolationKind.WrongForm))]
    public void Object_WithOneThingWrong_IsFound(string method, string header, string answerHeader, int status, string answer, string kind) =>
        Examine(Exchanges.S3(method, "/evidence/key", [header], status, [answerHeader], answer)).ShouldBe(kind.Length > 0 ? [Enum.Parse<ViolationKind>(kind)] : []);

    [Theory]
    [InlineData("GET", "/evidence/key?acl", true)]
    [InlineData("PATCH", "/evidence/key", false)]
    public void Operation_OfS3_IsToldByItsQuery(string method, string target, bool known)
    {
        var (_, operation, violations) = Validator().Examine(Exchanges.S3(method, target, [], 501, [], "<Error><Code>NotImplemented</Code></Error>"));

        operation.ShouldBe(known ? "GetObjectAcl" : "");
        violations.Select(violation => violation.Kind).ShouldBe(known ? [] : [ViolationKind.UnknownOperation]);
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("MetricStat.Stat=Sum", "MetricStat.State=Sum", nameof(ViolationKind.UnknownMember))]
    [InlineData("&EndTime=2026-11-20T09%3A00%3A00Z", "", nameof(ViolationKind.MissingMember))]
    [InlineData("MetricDataQueries.member.1", "MetricDataQueries.entry.1", nameof(ViolationKind.WrongForm))]
    [InlineData("<StatusCode>Complete", "<StatusCode>Done", nameof(ViolationKind.UnknownValue))]
    [InlineData("<member>2026-11-20T09:00:00Z</member>", "<member>1795000000</member>", nameof(ViolationKind.WrongTimestamp))]
    [InlineData("<member>1.5</member>", "<value>1.5</value>", nameof(ViolationKind.WrongForm))]
    [InlineData("GetMetricDataResult>", "Result>", nameof(ViolationKind.MissingMember))]
    [InlineData("http://monitoring.amazonaws.com/doc/2010-08-01/", "urn:other", nameof(ViolationKind.WrongForm))]
    public void QueryExchange_WithOneThingWrong_IsFound(string from, string to, string kind)
    {
        var violations = Examine(Exchanges.Query(Replaced(Form, from, to), Replaced(Metrics, from, to)));

        if (kind.Length > 0)
        {
            violations.ShouldContain(Enum.Parse<ViolationKind>(kind));
        }
        else
        {
            violations.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData(true, "NextToken", "", false)]
    [InlineData(false, "NextToken", nameof(ViolationKind.WrongTimestamp), false)]
    [InlineData(true, "NextTokens", nameof(ViolationKind.UnknownMember), false)]
    [InlineData(true, "NextToken", nameof(ViolationKind.MissingMember), true)]
    public void CborExchange_WithOneThingWrong_IsFound(bool tagged, string token, string kind, bool empty)
    {
        var request = new CborWriter();
        request.WriteStartMap(empty ? 0 : 4);
        foreach (var name in new[] { "StartTime", "EndTime" }.Where(_ => !empty))
        {
            request.WriteTextString(name);
            if (tagged)
            {
                request.WriteTag(CborTag.UnixTimeSeconds);
            }

            request.WriteInt64(1_795_000_000);
        }

        if (!empty)
        {
            request.WriteTextString("MetricDataQueries");
            request.WriteStartArray(0);
            request.WriteEndArray();
            request.WriteTextString(token);
            request.WriteTextString("t");
        }

        request.WriteEndMap();
        var answer = new CborWriter();
        answer.WriteStartMap(0);
        answer.WriteEndMap();

        Examine(Exchanges.Cbor(request.Encode(), answer.Encode())).Distinct().ShouldBe(kind.Length > 0 ? [Enum.Parse<ViolationKind>(kind)] : []);
    }

    [Fact]
    public void Exception_ExcusesItsOwnMemberOnly()
    {
        var newer = new NewerThanModel([new Newer("sagemaker", "CreateInferenceExperimentRequest", "Colour", "test")]);
        var validator = new ExchangeValidator(Models.Value.Of, newer);

        Kinds(Exchanges.Json("SageMaker.CreateInferenceExperiment", Request.Replace("{\"Name\"", "{\"Colour\":1,\"Name\"", StringComparison.Ordinal), Answer)).ShouldBeEmpty();
        Kinds(Exchanges.Json("SageMaker.CreateInferenceExperiment", Request.Replace("{\"Name\"", "{\"Shade\":1,\"Name\"", StringComparison.Ordinal), Answer))
            .ShouldBe([ViolationKind.UnknownMember]);
        newer.Met.Single().Value.ShouldBe(1);

        IEnumerable<ViolationKind> Kinds(WireExchange exchange) => validator.Examine(exchange).Violations.Select(violation => violation.Kind);
    }

    [Fact]
    public void Exception_ThatTheModelHasItself_IsNeedless()
    {
        Newer[] needless =
        [
            new("sagemaker", "CreateInferenceExperimentRequest", "Name", "test"), new("sagemaker", "NoSuchShape", "Name", "test"),
            new("s3", "PutObjectRequest", "x-amz-sdk-checksum-algorithm", "test"), new("sagemaker", "EntityName", "", "test"),
            new("sagemaker", "InferenceExperimentStatus", "Running", "test"),
        ];
        var needed = new Newer("sagemaker", "InferenceExperimentStatus", "Paused", "test");

        new NewerThanModel([.. needless, needed]).Needless(Models.Value).ShouldBe(needless.Where(one => one.Shape != "EntityName"), ignoreOrder: true);
    }

    private static ExchangeValidator Validator() => new(Models.Value.Of, new NewerThanModel([]));

    private static List<ViolationKind> Examine(WireExchange exchange) => [.. Validator().Examine(exchange).Violations.Select(violation => violation.Kind)];

    private static string Replaced(string text, string from, string to) => from.Length > 0 ? text.Replace(from, to, StringComparison.Ordinal) : text;

    private static void Put(JsonNode node, string[] path, string? json)
    {
        foreach (var step in path[..^1])
        {
            node = node is JsonArray list ? list[int.Parse(step, null)]! : node[step]!;
        }

        if (json is null)
        {
            node.AsObject().Remove(path[^1]);
        }
        else
        {
            node[path[^1]] = JsonNode.Parse(json);
        }
    }
}
