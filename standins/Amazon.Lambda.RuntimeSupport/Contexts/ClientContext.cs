#nullable enable
using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport.Contexts;

/// <summary>The client context that the caller sent as JSON.</summary>
internal sealed class ClientContext : IClientContext
{
    private ClientContext(JsonElement root)
    {
        Client = root.TryGetProperty("client", out var client) ? new ClientApplication(client) : null;
        Custom = Strings(root, "custom");
        Environment = Strings(root, "env");
    }

    public IClientApplication? Client { get; }

    public IDictionary<string, string?> Custom { get; }

    public IDictionary<string, string?> Environment { get; }

    public static ClientContext? Parse(string? json)
    {
        if (string.IsNullOrWhiteSpace(json))
            return null;

        using var document = JsonDocument.Parse(json);
        return new ClientContext(document.RootElement);
    }

    private static Dictionary<string, string?> Strings(JsonElement root, string name) =>
        root.TryGetProperty(name, out var map) && map.ValueKind == JsonValueKind.Object
            ? map.EnumerateObject().ToDictionary(entry => entry.Name, entry => TextOf(entry.Value))
            : [];

    private static string? TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();

    private sealed class ClientApplication(JsonElement client) : IClientApplication
    {
        public string? AppPackageName { get; } = Text(client, "app_package_name");

        public string? AppTitle { get; } = Text(client, "app_title");

        public string? AppVersionCode { get; } = Text(client, "app_version_code");

        public string? AppVersionName { get; } = Text(client, "app_version_name");

        public string? InstallationId { get; } = Text(client, "installation_id");

        private static string? Text(JsonElement client, string name) =>
            client.TryGetProperty(name, out var value) ? TextOf(value) : null;
    }
}
