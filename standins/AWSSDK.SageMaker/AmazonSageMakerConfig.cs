using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.StandIns;
using Amazon.Util.Internal;

namespace Amazon.SageMaker;

public class AmazonSageMakerConfig : ClientConfig
{
    internal const string Id = "SageMaker";

    private static readonly string AgentOfService = InternalSDKUtils.BuildUserAgentString(Id, "4.0.0");

    public AmazonSageMakerConfig()
        : base(new DefaultConfigurationProvider(AmazonSageMakerDefaultConfiguration.GetAllConfigurations()))
    {
        // The id names AWS_ENDPOINT_URL_SAGEMAKER and the section of the shared configuration file.
        base.ServiceId = Id;
        AuthenticationServiceName = "sagemaker";
        EndpointProvider = new RegionalEndpointProvider(RegionEndpointServiceName);
    }

    public static new string ServiceId => Id;

    public override string RegionEndpointServiceName => "api.sagemaker";

    public override string ServiceVersion => "2017-07-24";

    public override string UserAgent => AgentOfService;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        RegionalEndpointResolver.Resolve(this, AmazonSageMakerOperations.Service.Name, parameters);
}
