using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace Amazon.StandIns;

internal sealed class RegionalEndpointResolver : BaseEndpointResolver
{
    public static Endpoint Resolve(ClientConfig config, string serviceName, ServiceOperationEndpointParameters parameters)
    {
        var context = new RequestContext(false)
        {
            ClientConfig = config,
            OriginalRequest = parameters.Request,
            Request = new DefaultRequest(parameters.Request, serviceName) { AlternateEndpoint = parameters.AlternateEndpoint },
        };
        return new RegionalEndpointResolver().GetEndpoint(new Amazon.Runtime.Internal.ExecutionContext(context, null));
    }

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        var config = requestContext.ClientConfig;
        var address = config.ServiceURL;
        var region = requestContext.Request.AlternateEndpoint ?? config.RegionEndpoint;
        var parameters = new EndpointParameters
        {
            [RegionalEndpointProvider.Address] = address,
            [RegionalEndpointProvider.Fips] = config.UseFIPSEndpoint,
            [RegionalEndpointProvider.DualStack] = config.UseDualstackEndpoint,
            [RegionalEndpointProvider.Region] = region is null && !string.IsNullOrEmpty(address)
                ? AWSSDKUtils.DetermineRegion(address)
                : region?.SystemName,
        };
        return parameters;
    }
}
