using ShadowPipeline.Tests.Deployment.Calls;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Deployment;

/// <summary>What does not fit is found: every check is shown something broken.</summary>
[Collection(SharedEngine.Name)]
public sealed class BrokenDeploymentTests(EngineFixture engine)
{
    private static readonly (string, string)[] WithChoices =
    [
        ("KmsKeyArn", "arn:aws:kms:eu-west-1:111122223333:key/0f6f4f0e-0000-4000-8000-000000000000"),
        ("AlarmEmail", "oncall@example.com"),
        ("PermissionsBoundary", "arn:aws:iam::111122223333:policy/boundary"),
        ("RolePath", "/shadow/"),
        ("SubnetIds", "subnet-0123456789abcdef0"),
        ("SecurityGroupIds", "sg-0123456789abcdef0"),
        ("AccessLogBucket", "our-access-logs"),
        ("WorkflowLogLevel", "ALL"),
    ];

    [Theory]
    [InlineData("dynamodb:UpdateItem, dynamodb:DeleteItem, ", "dynamodb:UpdateItem, ", "ReleaseEndpoint calls dynamodb:DeleteItem on arn:aws:dynamodb:")]
    [InlineData("[dynamodb:PutItem, dynamodb:Query]", "[dynamodb:PutItem, dynamodb:Query, dynamodb:UpdateItem]", "RecordDecision may dynamodb:UpdateItem on ${DecisionsTable.Arn} and never does")]
    [InlineData("[dynamodb:PutItem, dynamodb:Query]", "[dynamodb:PutItem, dynamodb:Query, dynamodb:UpdateItem]", "RecordDecision may dynamodb:UpdateItem decisions")]
    [InlineData("model/shadow-*", "model/*", "SubmitExperiment may sagemaker:CreateModel on what the pipeline did not make")]
    [InlineData("model/shadow-*", "model/other-*", "SubmitExperiment calls sagemaker:CreateModel on")]
    [InlineData("cloudwatch:GetMetricData", "cloudwatch:Get*", "SubmitExperiment may cloudwatch:Get* on *, which is not one action")]
    [InlineData("PassedToService: sagemaker", "PassedToService: lambda", "SubmitExperiment may pass other roles")]
    [InlineData("Action: iam:PassRole", "Action: iam:GetRole", "SubmitExperiment calls iam:PassRole on arn:aws:iam::111122223333:role/")]
    [InlineData("Resource: !Ref PassRoleArns", "Resource: arn:aws:iam::*:role/*", "SubmitExperiment may pass other roles")]
    [InlineData("sagemaker:CreateModel, sagemaker:AddTags", "sagemaker:CreateModel", "SubmitExperiment calls sagemaker:AddTags on arn:aws:sagemaker:eu-west-1:111122223333:model/")]
    [InlineData("/index/open", "/index/closed", "ReconcileRuns calls dynamodb:Query on arn:aws:dynamodb:eu-west-1:111122223333:table/shadow-pipeline-runs/index/open")]
    [InlineData("execution:${NamePrefix}-shadow-test:*", "execution:${NamePrefix}:*", "PublishDecision calls states:DescribeExecution on")]
    [InlineData("!Sub s3.${AWS::Region}", "!Sub sqs.${AWS::Region}", "PollExperiment may use keys through dynamodb, sqs, and needs dynamodb, s3")]
    [InlineData("- HasKey\n              - Effect: Allow", "- HasReservedConcurrency\n              - Effect: Allow", "StartShadowTest may use keys through , and needs dynamodb, sqs")]
    [InlineData("${EvidenceBucket.Arn}/site/*\"]", "${EvidenceBucket.Arn}/pages/*\"]", "PublishDecision calls s3:GetObject on arn:aws:s3:::evidence/site/")]
    [InlineData("Action: s3:PutObject\n              Resource: !Sub ${EvidenceBucket.Arn}/site/*", "Action: s3:PutObject\n              Resource: !Sub ${EvidenceBucket.Arn}/*/report.html", "PublishDecision calls s3:PutObject on arn:aws:s3:::evidence/site")]
    public Task Permission_ThatDoesNotFit_IsFound(string sound, string broken, string problem) => TemplateAsync(sound, broken, problem);

    [Theory]
    [InlineData("    PermissionsBoundary: !If [HasBoundary, !Ref PermissionsBoundary, !Ref AWS::NoValue]\n", "", "The role of StartShadowTestFunction has not the boundary")]
    [InlineData("      PermissionsBoundary: !If [HasBoundary, !Ref PermissionsBoundary, !Ref AWS::NoValue]\n", "", "The role of ShadowTest has not the boundary")]
    [InlineData("    RolePath: !Ref RolePath\n", "", "The role of ReconcileRunsFunction has not the path")]
    [InlineData("      RolePath: !Ref RolePath\n", "", "The role of ShadowTest has not the path")]
    [InlineData("\n  DeadLetters:\n", "\n  OwnRole:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument: {}\n\n  DeadLetters:\n", "The role of OwnRole has not the boundary")]
    [InlineData("      FunctionName: !Sub ${NamePrefix}-PollExperiment\n", "      FunctionName: !Sub ${NamePrefix}-PollExperiment\n      Role: arn:aws:iam::111122223333:role/other\n", "PollExperimentFunction has a role that is not made here")]
    [InlineData("      - SubnetIds: !Ref SubnetIds\n        Sec", "      - Sec", "StartShadowTestFunction has not the SubnetIds")]
    [InlineData("        SecurityGroupIds: !Ref SecurityGroupIds\n", "", "StartShadowTestFunction has not the SecurityGroupIds")]
    [InlineData("DestinationBucketName: !Ref AccessLogBucket", "DestinationBucketName: elsewhere", "EvidenceBucket does not log its access where")]
    [InlineData("Level: !Ref WorkflowLogLevel", "Level: ERROR", "The workflow does not log at the level that is asked for")]
    public Task Choice_ThatIsNotFollowed_IsFound(string sound, string broken, string problem) => TemplateAsync(sound, broken, problem);

    [Theory]
    [InlineData("ANNOTATIONS_HANDLER: PollExperiment", "ANNOTATIONS_HANDLER: PollExperiments", "The function PollExperiment is not in the template exactly once")]
    [InlineData("ANNOTATIONS_HANDLER: PollExperiment", "ANNOTATIONS_HANDLER: PollExperiments", "which is no function of the code")]
    [InlineData("FunctionName: !Sub ${NamePrefix}-PollExperiment", "FunctionName: !Sub ${NamePrefix}-Poll", "PollExperimentFunction is not named after its handler")]
    [InlineData("Handler: bootstrap", "Handler: main", "do not run the executable")]
    [InlineData("CodeUri: src/ShadowPipeline.Functions", "CodeUri: src", "CodeUri is no folder of one project")]
    [InlineData("Tracing: Active", "Tracing: PassThrough", "not traced")]
    [InlineData("LogGroup: !Ref FunctionLogs", "LogGroup: /aws/lambda/elsewhere", "do not log JSON to a group of this template")]
    [InlineData("SHADOW_EVIDENCE_BUCKET:", "SHADOW_BUCKET:", "lacks SHADOW_EVIDENCE_BUCKET")]
    [InlineData("SHADOW_EVIDENCE_BUCKET:", "SHADOW_BUCKET:", "The variable SHADOW_BUCKET is set, and nothing reads it")]
    [InlineData("        SHADOW_ENDPOINT_URL:", "        SHADOW_ADDRESS:", "events/environments sets SHADOW_ENDPOINT_URL, which the template does not declare")]
    [InlineData("{2,37}", "{2,39}", "The name of ResolveProductionVariantFunction can be longer than 64")]
    [InlineData("QueueName: !Sub ${NamePrefix}-dead", "QueueName: !Sub dead", "DeadLetters is not named after the prefix")]
    [InlineData("Timeout: 60", "Timeout: 90", "The workflow gives up on AcquireEndpoint before")]
    [InlineData("SubmitExperimentArn: !GetAtt", "SubmitArn: !GetAtt", "The workflow's placeholder SubmitExperimentArn is not substituted")]
    [InlineData("SubmitExperimentArn: !GetAtt", "SubmitArn: !GetAtt", "The substitution SubmitArn is for no placeholder")]
    [InlineData("SubmitExperimentArn: !GetAtt SubmitExperiment", "SubmitExperimentArn: !GetAtt PollExperiment", "The substitution SubmitExperimentArn is not the function")]
    [InlineData("                - !GetAtt EvaluateMetricsFunction.Arn\n", "", "The workflow may not invoke ${EvaluateMetricsFunction.Arn}")]
    [InlineData("                - !GetAtt EvaluateMetricsFunction.Arn\n", "                - !GetAtt ReconcileRunsFunction.Arn\n", "The workflow may invoke ${ReconcileRunsFunction.Arn}")]
    [InlineData("- logs:CreateLogDelivery", "- sns:Publish", "The workflow may sns:Publish")]
    [InlineData("DecisionTopicArn: !Ref DecisionTopic", "DecisionTopicArn: !Ref AlarmTopic", "The workflow does not tell the topic of decisions")]
    [InlineData("DecisionBusName: !If [HasOwnBus, !Ref DecisionEventBus, !Ref DecisionBus]", "DecisionBusName: default", "The workflow does not tell the bus that the deployment asks for")]
    [InlineData("Action: events:PutEvents", "Action: events:PutRule", "The workflow may not events:PutEvents on ${DecisionEventBus.Arn}")]
    [InlineData("Action: sns:Publish\n              Resource: !Ref DecisionTopic", "Action: sns:Publish\n              Resource: '*'", "The workflow may not sns:Publish on ${DecisionTopic}")]
    [InlineData("Action: [kms:Decrypt, kms:GenerateDataKey]\n", "Action: [kms:Decrypt]\n", "The workflow may not use the topic's key")]
    [InlineData("LogGroupArn: !GetAtt WorkflowLogs.Arn", "LogGroupArn: !Ref AlarmTopic", "The workflow does not log")]
    [InlineData("      Tracing:\n        Enabled: true", "      Tracing:\n        Enabled: false", "is not a traced Standard workflow")]
    [InlineData("Name: !Sub ${NamePrefix}-shadow-test", "Name: !Sub ${NamePrefix}-workflow", "which is not ShadowTest")]
    [InlineData("statemachine/shadow-test.asl.json", "statemachine/other.asl.json", "DefinitionUri leads nowhere")]
    public Task Function_ThatDoesNotFit_IsFound(string sound, string broken, string problem) => TemplateAsync(sound, broken, problem);

    [Theory]
    [InlineData("ModelApprovalStatus: [Approved]", "ModelApprovalStatus: [approved]", "events/model-approved.json reaches 0 functions")]
    [InlineData("[Rejected, PendingManualApproval]", "[Rejected]", "events/model-registered-pending.json reaches 0 functions")]
    [InlineData("[Rejected, PendingManualApproval]", "[Rejected, Approved]", "events/model-approved.json reaches 2 functions")]
    [InlineData("SourceArn: !GetAtt WithdrawalRule.Arn", "SourceArn: !GetAtt ApprovalRule.Arn", "WithdrawalRule may not invoke StartShadowTest")]
    [InlineData("                  - !GetAtt WithdrawalRule.Arn\n", "", "What WithdrawalRule cannot deliver is lost")]
    [InlineData("MaximumRetryAttempts: 185", "MaximumRetryAttempts: 200", "ApprovalRule does not retry")]
    [InlineData("OnFailure: { Type: SQS, Destination: !GetAtt DeadLetters.Arn }", "OnFailure: { Type: SNS, Destination: !Ref AlarmTopic }", "An event that StartShadowTest fails on is lost")]
    [InlineData("- Id: ReconcileRuns\n          Arn: !GetAtt ReconcileRunsFunction.Arn", "- Id: ReconcileRuns\n          Arn: !GetAtt DeadLetters.Arn", "which is no function of the code")]
    public Task Event_ThatDoesNotArrive_IsFound(string sound, string broken, string problem) => TemplateAsync(sound, broken, problem);

    [Theory]
    [InlineData("TableName: !Sub ${NamePrefix}-decisions", "TableName: !Sub ${NamePrefix}-decisions\n      TimeToLiveSpecification: { AttributeName: decidedAtOrder, Enabled: true }", "The table shadow-pipeline-decisions lets items expire")]
    [InlineData("AttributeName: expiresAtSeconds", "AttributeName: sk", "The table shadow-pipeline-runs lets items expire")]
    [InlineData("IndexName: by-group", "IndexName: by-owner", "The table shadow-pipeline-decisions has keys or indexes")]
    [InlineData("TableName: !Sub ${NamePrefix}-policies", "TableName: !Sub ${NamePrefix}-rules", "The table shadow-pipeline-policies is in the template or in the code")]
    [InlineData("BillingMode: PAY_PER_REQUEST", "BillingMode: PROVISIONED", "is not billed on demand")]
    [InlineData("PointInTimeRecoveryEnabled: true", "PointInTimeRecoveryEnabled: false", "cannot be restored")]
    [InlineData("DeletionProtectionEnabled: !Ref DeletionProtection", "DeletionProtectionEnabled: false", "is not protected")]
    [InlineData("DeletionPolicy: RetainExceptOnCreate", "DeletionPolicy: Delete", "The table shadow-pipeline-decisions goes with the stack")]
    [InlineData("BlockPublicPolicy: true", "BlockPublicPolicy: false", "EvidenceBucket can be made public: BlockPublicPolicy")]
    [InlineData("ObjectOwnership: BucketOwnerEnforced", "ObjectOwnership: ObjectWriter", "EvidenceBucket has access lists")]
    [InlineData("VersioningConfiguration: { Status: Enabled }", "VersioningConfiguration: { Status: Suspended }", "EvidenceBucket can lose evidence")]
    [InlineData("ExpirationInDays: !Ref EvidenceRetentionDays", "ExpirationInDays: 30", "EvidenceBucket does not keep evidence")]
    [InlineData("RetentionInDays: !Ref LogRetentionDays", "RetentionInDays: 1", "FunctionLogs is not kept")]
    [InlineData("aws:SecureTransport: \"false\"", "aws:SecureTransport: \"true\"", "DecisionTopic can be reached without TLS")]
    [InlineData("      Bucket: !Ref EvidenceBucket\n", "      Bucket: another\n", "EvidenceBucket can be reached without TLS")]
    [InlineData("SqsManagedSseEnabled: !If [HasKey, !Ref AWS::NoValue, true]", "SqsManagedSseEnabled: false", "DeadLetters is not encrypted as AWS does")]
    [InlineData("KMSMasterKeyId: !Ref KmsKeyArn }", "KMSMasterKeyId: alias/aws/dynamodb }", "DecisionsTable is not encrypted with the customer's key")]
    [InlineData("SSEAlgorithm: aws:kms", "SSEAlgorithm: AES256", "EvidenceBucket is not encrypted with the customer's key")]
    [InlineData("      KmsKeyId: !If [HasKey, !Ref KmsKeyArn, !Ref AWS::NoValue]\n", "", "FunctionLogs is not encrypted with the customer's key")]
    public Task Store_ThatIsNotSafe_IsFound(string sound, string broken, string problem) => TemplateAsync(sound, broken, problem);

    [Theory]
    [InlineData("AlarmActions: [!Ref AlarmTopic]", "AlarmActions: []", "Nobody hears of DeadLettersAlarm")]
    [InlineData("MetricName: RunsPastEnd", "MetricName: RunsTooLate", "RunsPastEndAlarm can never go off: no function writes RunsTooLate")]
    [InlineData("Name: Basis, Value: PipelineError", "Name: Basis, Value: Failure", "PipelineErrorsAlarm can never go off: Basis of Decisions is never Failure")]
    [InlineData("MetricName: ExecutionsAborted", "MetricName: ExecutionsStopped", "ExecutionsAbortedAlarm can never go off: AWS/States has no metric ExecutionsStopped")]
    [InlineData("{ Name: FunctionName, Value: !Ref StartShadowTestFunction }", "{ Name: FunctionName, Value: !Ref ShadowTest }", "can never go off: ${ShadowTest} is no AWS::Serverless::Function")]
    [InlineData("TreatMissingData: breaching", "TreatMissingData: ignore", "ReconcileSilentAlarm does not say what missing data mean")]
    [InlineData("Service: cloudwatch.amazonaws.com", "Service: events.amazonaws.com", "The alarms' topic takes messages from others")]
    [InlineData("      Endpoint: !Ref AlarmEmail", "      Endpoint: somebody@example.com", "The address for alarms is not subscribed")]
    [InlineData("\"ApprovalsWithoutPolicy\"", "\"ApprovalsIgnored\"", "The dashboard's 'Events' stays empty: no function writes ApprovalsIgnored")]
    [InlineData("              \"${DeadLettersAlarm.Arn}\",\n", "", "The dashboard does not show the alarm ${DeadLettersAlarm.Arn}")]
    [InlineData("\"${DeadLettersAlarm.Arn}\"", "\"${GoneAlarm.Arn}\"", "The dashboard shows ${GoneAlarm.Arn}, which is no alarm")]
    [InlineData("\"Basis\", \"Superseded\"", "\"Basis\", \"PipelineError\"", "The dashboard shows nothing of Basis Superseded")]
    [InlineData("{ \"widgets\": [", "{ \"widgets\": [,", "The dashboard is no JSON")]
    [InlineData("${NamePrefix}-runs-past-end", "${NamePrefix}-runs-late", "The alarm <NamePrefix>-runs-late is not in docs/operating.md")]
    [InlineData("${NamePrefix}-runs-past-end", "${NamePrefix}-runs-late", "docs/operating.md tells of the alarm <NamePrefix>-runs-past-end, which is not")]
    [InlineData("Parameters:\n  NamePrefix:", "Parameters:\n  Another: { Type: String, Default: one }\n  NamePrefix:", "The parameter Another is not in docs/deploying.md")]
    [InlineData("Parameters:\n  NamePrefix:", "Parameters:\n  Another: { Type: String, Default: one }\n  NamePrefix:", "The parameter Another is not in ParameterGroups")]
    [InlineData("Default: 1825", "Default: 365", "The default of EvidenceRetentionDays is 365, not what")]
    [InlineData("  DashboardUrl:\n", "  Somewhere:\n", "The output Somewhere is not in docs/deploying.md")]
    public Task Watch_ThatSeesNothing_IsFound(string sound, string broken, string problem) => TemplateAsync(sound, broken, problem);

    [Theory]
    [InlineData("${PollExperimentArn}", "${PollArn}", "The workflow's placeholder PollArn is not substituted")]
    [InlineData("\"EvaluateMetrics\": {", "\"Evaluate\": {", "The task Evaluate invokes ${EvaluateMetricsArn}, not the function of its name")]
    [InlineData("\"EvaluateMetrics\": {", "\"Evaluate\": {", "Nothing invokes the function EvaluateMetrics")]
    [InlineData("\"TimeoutSeconds\": 90", "\"TimeoutSeconds\": 60", "The workflow gives up on AcquireEndpoint before")]
    [InlineData("\"TimeoutSeconds\": 8640000", "\"TimeoutSeconds\": 2592000", "The workflow's own time-out is missing, or shorter than the longest run")]
    [InlineData("  \"TimeoutSeconds\": 8640000,\n", "", "The workflow's own time-out is missing")]
    public async Task Workflow_ThatDoesNotFit_IsFound(string sound, string broken, string problem) =>
        (await ProblemsAsync(DeploymentFiles.Of(workflow: Replaced(DeploymentFiles.WorkflowText, sound, broken)))).ShouldContain(one => one.Contains(problem));

    [Fact]
    public async Task Sample_ThatIsForNothing_IsFound()
    {
        var deployment = DeploymentFiles.Of();
        var samples = deployment.Events.ToDictionary();
        samples.Remove("poll-experiment.json", out var poll).ShouldBeTrue();
        samples["unknown-step.json"] = poll!;
        samples["acquire-endpoint.json"] = [];

        var problems = await ProblemsAsync(deployment with { Events = samples });

        problems.ShouldBe(
            ["events/acquire-endpoint.json is no input of a step.", "events/unknown-step.json reaches 0 functions.", "No file in events/ is for PollExperiment."],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("\"DeletionProtection=false\"", "\"DeletionProtection=no\"", "The template does not take DeletionProtection=no, as dev")]
    [InlineData("\"NamePrefix=shadow-pipeline\"", "\"Prefix=shadow-pipeline\"", "The template does not take Prefix=shadow-pipeline, as prod")]
    [InlineData("  \"PassRoleArns=", "  \"PassRoles=", "dev in samconfig.toml lacks the parameter PassRoleArns")]
    [InlineData("CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND", "sam deploy --config-env dev needs more flags")]
    public async Task Configuration_ThatIsNotTaken_IsFound(string sound, string broken, string problem)
    {
        var deployment = DeploymentFiles.Of();

        (await ProblemsAsync(deployment with { SamConfigText = Replaced(deployment.SamConfigText, sound, broken) })).ShouldContain(one => one.StartsWith(problem));
    }

    [Fact]
    public async Task FunctionThatIsNew_IsFoundEverywhere()
    {
        var deployment = DeploymentFiles.Of();

        (await ProblemsAsync(deployment with { Functions = [.. deployment.Functions, "Another"] })).ShouldBe(
            [
                "The function Another is not in the template exactly once.",
                "Nothing invokes the function Another.",
                "No file in events/ is for Another.",
                "Another was not seen to do anything.",
                "docs/security.md does not say what Another may do.",
            ]);
    }

    private async Task TemplateAsync(string sound, string broken, string problem)
    {
        var text = Replaced(DeploymentFiles.TemplateText, sound, broken);
        var problems = (await ProblemsAsync(DeploymentFiles.Of(text))).Concat(await ProblemsAsync(DeploymentFiles.Of(text, given: WithChoices))).ToList();

        problems.ShouldContain(one => one.Contains(problem));
    }

    private async Task<IReadOnlyList<string>> ProblemsAsync(DeploymentFiles deployment) => deployment.Problems(await ObservedRuns.OfAsync(engine));

    // The first place only: one thing is broken at a time.
    private static string Replaced(string text, string sound, string broken)
    {
        var at = text.IndexOf(sound, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, $"'{sound}' is not there to be broken");
        return text[..at] + broken + text[(at + sound.Length)..];
    }
}
