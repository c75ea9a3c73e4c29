using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Amazon.StandIns;

/// <summary>One host name per region: <c>prefix[-fips].region.suffix</c>, or the address that the configuration names.</summary>
internal sealed class RegionalEndpointProvider(string prefix) : IEndpointProvider
{
    public const string Address = "Endpoint";
    public const string Region = "Region";
    public const string Fips = "UseFIPS";
    public const string DualStack = "UseDualStack";

    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        if (parameters[Address] is string { Length: > 0 } address)
        {
            return new Endpoint(address);
        }

        if (parameters[Region] is not string { Length: > 0 } region)
        {
            throw new AmazonClientException("Invalid Configuration: Missing Region");
        }

        var partition = Fn.Partition(region);
        var suffix = parameters[DualStack] is true ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        // The last label before the region names the service; "-fips" follows the first.
        var labels = prefix.Split('.', 2);
        var host = parameters[Fips] is true ? string.Join('.', [labels[0] + "-fips", .. labels[1..]]) : prefix;
        return new Endpoint($"https://{host}.{region}.{suffix}");
    }
}
