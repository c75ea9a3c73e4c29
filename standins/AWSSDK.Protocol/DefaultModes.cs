using Amazon.Runtime;

namespace Amazon.StandIns;

/// <summary>The SDK's published default configuration modes, the same for every service.</summary>
internal static class DefaultModes
{
    public static readonly IDefaultConfiguration Standard = Mode(DefaultConfigurationMode.Standard, 3.1);
    public static readonly IDefaultConfiguration InRegion = Mode(DefaultConfigurationMode.InRegion, 1.1);
    public static readonly IDefaultConfiguration CrossRegion = Mode(DefaultConfigurationMode.CrossRegion, 3.1);
    public static readonly IDefaultConfiguration Mobile = Mode(DefaultConfigurationMode.Mobile, 30);
    public static readonly IDefaultConfiguration Auto = Mode(DefaultConfigurationMode.Auto, 1.1);

    private static DefaultConfiguration Mode(DefaultConfigurationMode name, double connectSeconds) => new()
    {
        Name = name,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = TimeSpan.FromSeconds(connectSeconds),
        TlsNegotiationTimeout = TimeSpan.FromSeconds(connectSeconds),
    };
}
