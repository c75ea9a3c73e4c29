using System.Text.RegularExpressions;
using ShadowPipeline.Tests.Functions;

namespace ShadowPipeline.Tests.Deployment.Calls;

/// <summary>ARNs of one deployment of a template: in the account and region of the sample events, its bucket named as the tests' is.</summary>
internal sealed partial class Arns(Template template)
{
    public const string Region = "eu-west-1";
    public const string Account = "111122223333";

    public static string Of(string service, string resource) => $"arn:aws:{service}:{Region}:{Account}:{resource}";

    /// <summary>The ARN in the deployment of a workflow or execution that the tests know under a name of their own.</summary>
    public string OfDeployed(string arn) =>
        StateMachine().Replace(arn, match => match.Groups[1].Value + template.Text(template.Resource("ShadowTest")["Name"]) + match.Groups[2].Value);

    /// <summary>A resource of a policy as an ARN, with the wildcards that it has.</summary>
    public string Resolve(string resource) => Attribute().Replace(resource, match => match.Groups[1].Value switch
    {
        "AWS::Partition" => "aws",
        "AWS::Region" => Region,
        "AWS::AccountId" => Account,
        "AWS::URLSuffix" => "amazonaws.com",
        var id when template.TypeOf(id) == "AWS::DynamoDB::Table" => Of("dynamodb", "table/" + template.Text(template.Resource(id)["TableName"])),
        var id when template.TypeOf(id) == "AWS::S3::Bucket" => "arn:aws:s3:::" + Workbench.Bucket,
        var id when template.TypeOf(id) == "AWS::Serverless::Function" => Of("lambda", "function:" + template.Text(template.Resource(id)["FunctionName"])),
        var id when template.TypeOf(id) == "AWS::SNS::Topic" => Of("sns", template.Text(template.Resource(id)["TopicName"])),
        var id when template.TypeOf(id) == "AWS::Events::EventBus" => Of("events", "event-bus/" + template.Text(template.Resource(id)["Name"])),
        _ => match.Value,
    });

    /// <summary>Whether a pattern of a policy covers an ARN.</summary>
    public static bool Covers(string pattern, string arn) => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, arn, ignoreCase: false);

    [GeneratedRegex(@"\$\{([\w:]+)(?:\.Arn)?\}")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"(:(?:stateMachine|execution):)shadow-test(:.*)?$")]
    private static partial Regex StateMachine();
}
