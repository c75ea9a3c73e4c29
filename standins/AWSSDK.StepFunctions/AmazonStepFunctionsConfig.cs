using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.StandIns;
using Amazon.Util.Internal;

namespace Amazon.StepFunctions;

public class AmazonStepFunctionsConfig : ClientConfig
{
    internal const string Id = "SFN";

    private static readonly string AgentOfService = InternalSDKUtils.BuildUserAgentString(Id, "4.0.0");

    public AmazonStepFunctionsConfig()
        : base(new DefaultConfigurationProvider(AmazonStepFunctionsDefaultConfiguration.GetAllConfigurations()))
    {
        // The id names AWS_ENDPOINT_URL_SFN and the section of the shared configuration file.
        base.ServiceId = Id;
        AuthenticationServiceName = "states";
        EndpointProvider = new RegionalEndpointProvider(RegionEndpointServiceName);
    }

    public static new string ServiceId => Id;

    public override string RegionEndpointServiceName => "states";

    public override string ServiceVersion => "2016-11-23";

    public override string UserAgent => AgentOfService;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        RegionalEndpointResolver.Resolve(this, AmazonStepFunctionsOperations.Service.Name, parameters);
}
