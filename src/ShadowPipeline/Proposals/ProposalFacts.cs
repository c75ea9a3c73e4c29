namespace ShadowPipeline.Proposals;

/// <summary>What a policy is proposed for.</summary>
/// <param name="ModelPackageGroup">The model package group.</param>
/// <param name="EndpointName">The endpoint that serves its model.</param>
/// <param name="RoleArn">The role of its experiments.</param>
/// <param name="InstanceType">Production's instance type, e.g. <c>ml.m5.xlarge</c>.</param>
/// <param name="InstanceCount">Production's instances, at least 1.</param>
public sealed record ProposalFacts(string ModelPackageGroup, string EndpointName, string RoleArn, string InstanceType, int InstanceCount);
