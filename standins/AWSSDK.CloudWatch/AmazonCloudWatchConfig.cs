using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.StandIns;
using Amazon.Util.Internal;

namespace Amazon.CloudWatch;

public class AmazonCloudWatchConfig : ClientConfig
{
    internal const string Id = "CloudWatch";

    private static readonly string AgentOfService = InternalSDKUtils.BuildUserAgentString(Id, "4.0.0");

    public AmazonCloudWatchConfig()
        : base(new DefaultConfigurationProvider(AmazonCloudWatchDefaultConfiguration.GetAllConfigurations()))
    {
        // The id names AWS_ENDPOINT_URL_CLOUDWATCH and the section of the shared configuration file.
        base.ServiceId = Id;
        AuthenticationServiceName = "monitoring";
        EndpointProvider = new RegionalEndpointProvider(RegionEndpointServiceName);
    }

    public static new string ServiceId => Id;

    public override string RegionEndpointServiceName => "monitoring";

    public override string ServiceVersion => "2010-08-01";

    public override string UserAgent => AgentOfService;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        RegionalEndpointResolver.Resolve(this, AmazonCloudWatchOperations.Service.Name, parameters);
}
