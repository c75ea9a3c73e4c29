using Amazon.Runtime.Internal;

namespace Amazon.StandIns;

internal sealed class ClientMetadata(string serviceId) : IServiceMetadata
{
    public string ServiceId => serviceId;

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
