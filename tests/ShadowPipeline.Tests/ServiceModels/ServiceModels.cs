using System.Collections.Concurrent;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>The models of the services that are served here.</summary>
internal sealed class ServiceModels(ServiceModelFolder folder)
{
    private readonly ConcurrentDictionary<string, ServiceModel> _read = new(StringComparer.Ordinal);

    public ServiceModelFolder Folder { get; } = folder;

    public ServiceModel Of(string service) => _read.GetOrAdd(service, key => ServiceModel.Load(Folder.Path, key, VersionOf(key)));

    private static string VersionOf(string service) => service switch
    {
        "sagemaker" => "2017-07-24",
        "cloudwatch" => "2010-08-01",
        "stepfunctions" => "2016-11-23",
        "dynamodb" => "2012-08-10",
        "s3" => "2006-03-01",
        "events" => "2015-10-07",
        "sns" => "2010-03-31",
        _ => throw new ArgumentOutOfRangeException(nameof(service), service, "No such service is served here."),
    };
}
