namespace ShadowPipeline.Local.Hosting;

/// <summary>A request that was answered, for those who watch.</summary>
/// <param name="Id">The request id that the caller got.</param>
/// <param name="Name">What was asked for, e.g. <c>SageMaker.DescribeEndpoint (json)</c>.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Error">The error that the local service answered with, or null.</param>
internal sealed record ServedRequest(string Id, string Name, int Status, AwsServiceException? Error);
