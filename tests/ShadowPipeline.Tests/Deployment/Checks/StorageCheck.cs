using System.Text.Json.Nodes;

namespace ShadowPipeline.Tests.Deployment.Checks;

/// <summary>What is kept stays whole, private, encrypted and for as long as was asked for.</summary>
internal static class StorageCheck
{
    public static IEnumerable<string> Problems(Template template) =>
    [
        .. template.ResourcesOf("AWS::S3::Bucket").SelectMany(bucket => OfBucket(template, bucket.Key, bucket.Value)),
        .. OnlyOverTls(template),
        .. Encryption(template),
        .. template.ResourcesOf("AWS::Logs::LogGroup").Where(group => template.Text(group.Value["RetentionInDays"]) != Parameter(template, "LogRetentionDays"))
            .Select(group => $"{group.Key} is not kept for as long as the parameter says."),
    ];

    /// <summary>Whether a resource stays when the stack goes or replaces it.</summary>
    public static bool Outlives(Template template, string id) =>
        template.Text(template.Resources[id]!["DeletionPolicy"]) == "RetainExceptOnCreate" && template.Text(template.Resources[id]!["UpdateReplacePolicy"]) == "Retain";

    private static IEnumerable<string> OfBucket(Template template, string id, JsonObject bucket)
    {
        foreach (var setting in new[] { "BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets" }
            .Where(setting => template.Text(bucket["PublicAccessBlockConfiguration"]?[setting]) != "true"))
        {
            yield return $"{id} can be made public: {setting} is off.";
        }

        if (template.Text(bucket["OwnershipControls"]?["Rules"]?[0]?["ObjectOwnership"]) != "BucketOwnerEnforced")
        {
            yield return $"{id} has access lists.";
        }

        if (template.Text(bucket["VersioningConfiguration"]?["Status"]) != "Enabled" || !Outlives(template, id))
        {
            yield return $"{id} can lose evidence: it is not versioned, or goes with the stack.";
        }

        if (template.Text(bucket["LoggingConfiguration"]?["DestinationBucketName"]) != Parameter(template, "AccessLogBucket"))
        {
            yield return $"{id} does not log its access where the parameter says.";
        }

        var rule = bucket["LifecycleConfiguration"]?["Rules"]?[0];
        if (template.Text(rule?["Status"]) != "Enabled" || template.Text(rule?["ExpirationInDays"]) != Parameter(template, "EvidenceRetentionDays"))
        {
            yield return $"{id} does not keep evidence for as long as the parameter says.";
        }
    }

    private static IEnumerable<string> OnlyOverTls(Template template)
    {
        (string Type, string Of)[] policies = [("AWS::S3::BucketPolicy", "Bucket"), ("AWS::SQS::QueuePolicy", "Queues"), ("AWS::SNS::TopicPolicy", "Topics")];
        var covered = policies
            .SelectMany(kind => template.ResourcesOf(kind.Type).Values.Where(policy => Denies(template, policy)).SelectMany(policy => template.Texts(policy[kind.Of])))
            .ToHashSet();
        return new[] { "AWS::S3::Bucket", "AWS::SQS::Queue", "AWS::SNS::Topic" }
            .SelectMany(type => template.ResourcesOf(type).Keys)
            .Where(id => !covered.Contains("${" + id + "}"))
            .Select(id => $"{id} can be reached without TLS.");
    }

    private static bool Denies(Template template, JsonObject policy) => policy["PolicyDocument"]!["Statement"]!.AsArray().Any(statement =>
        template.Text(statement!["Effect"]) == "Deny"
        && template.Text(statement["Principal"]) == "*"
        && template.Text(statement["Condition"]?["Bool"]?["aws:SecureTransport"]) == "false");

    // With the customer's key everything is encrypted by it, without by keys that AWS owns.
    private static IEnumerable<string> Encryption(Template template)
    {
        var key = Parameter(template, "KmsKeyArn");
        foreach (var (id, resource) in template.Resources)
        {
            var properties = resource!["Properties"]!;
            var rule = properties["BucketEncryption"]?["ServerSideEncryptionConfiguration"]?[0]?["ServerSideEncryptionByDefault"];
            var (sound, used) = template.TypeOf(id) switch
            {
                "AWS::DynamoDB::Table" =>
                    (key == "" || template.Text(properties["SSESpecification"]?["SSEEnabled"]) == "true", properties["SSESpecification"]?["KMSMasterKeyId"]),
                "AWS::S3::Bucket" => (template.Text(rule?["SSEAlgorithm"]) == (key == "" ? "AES256" : "aws:kms"), rule?["KMSMasterKeyID"]),
                "AWS::SQS::Queue" => (template.Text(properties["SqsManagedSseEnabled"]) == (key == "" ? "true" : ""), properties["KmsMasterKeyId"]),
                "AWS::SNS::Topic" => (true, properties["KmsMasterKeyId"]),
                "AWS::Events::EventBus" => (true, properties["KmsKeyIdentifier"]),
                "AWS::Logs::LogGroup" => (true, properties["KmsKeyId"]),
                _ => (true, JsonValue.Create(key)),
            };
            if (!sound || template.Text(used) != key)
            {
                yield return $"{id} is not encrypted {(key == "" ? "as AWS does by default" : "with the customer's key")}.";
            }
        }
    }

    private static string Parameter(Template template, string name) => template.Text(new JsonObject { ["Ref"] = name });
}
