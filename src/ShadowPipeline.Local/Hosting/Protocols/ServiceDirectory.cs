namespace ShadowPipeline.Local.Hosting.Protocols;

/// <summary>The services that answer operations with JSON, by the name that AWS's service models give them.</summary>
internal sealed class ServiceDirectory(IEnumerable<IAwsService> services)
{
    private readonly Dictionary<string, IAwsService> _services = services.ToDictionary(service => service.TargetPrefix, StringComparer.Ordinal);

    /// <summary>All services.</summary>
    public IEnumerable<IAwsService> All => _services.Values;

    /// <summary>The names, for messages.</summary>
    public string Names => string.Join(", ", _services.Keys.Order(StringComparer.Ordinal));

    /// <summary>The service of that name, or null.</summary>
    public IAwsService? Find(string targetPrefix) => _services.GetValueOrDefault(targetPrefix);
}
