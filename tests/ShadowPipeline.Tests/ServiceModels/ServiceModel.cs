using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>AWS's own description of one service, as its tools ship it.</summary>
internal sealed class ServiceModel
{
    private readonly JsonElement _shapes;
    private readonly ConcurrentDictionary<string, ModelShape> _read = new(StringComparer.Ordinal);

    private ServiceModel(string service, JsonElement model)
    {
        Service = service;
        _shapes = model.GetProperty("shapes");
        Operations = model.GetProperty("operations").EnumerateObject()
            .ToDictionary(operation => operation.Name, operation => ModelOperation.Read(operation.Name, operation.Value), StringComparer.Ordinal);
    }

    /// <summary>The name of its folder, e.g. <c>sagemaker</c>.</summary>
    public string Service { get; }

    public IReadOnlyDictionary<string, ModelOperation> Operations { get; }

    /// <summary>Reads a service's model from a folder of models, packed or not.</summary>
    public static ServiceModel Load(string folder, string service, string version)
    {
        var file = FileOf(folder, service, version);
        using var stream = File.OpenRead(file);
        using Stream text = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        return new ServiceModel(service, JsonDocument.Parse(text).RootElement);
    }

    /// <summary>A model from its text.</summary>
    public static ServiceModel Parse(string service, string json) => new(service, JsonDocument.Parse(json).RootElement);

    /// <summary>The file of a service's model: the packed one where there is no other.</summary>
    public static string FileOf(string folder, string service, string version)
    {
        var plain = Path.Combine(folder, service, version, "service-2.json");
        return File.Exists(plain) ? plain : plain + ".gz";
    }

    public bool HasShape(string name) => _shapes.TryGetProperty(name, out _);

    public ModelShape Shape(string name) => _read.GetOrAdd(name, key => ModelShape.Read(key, _shapes.GetProperty(key)));
}

/// <summary>An operation: where it is reached, and the names of its shapes.</summary>
internal sealed record ModelOperation(
    string Name, string Method, string RequestUri, string? Input, string? Output, string? ResultWrapper, IReadOnlyList<string> Errors)
{
    public static ModelOperation Read(string name, JsonElement json)
    {
        var http = json.GetProperty("http");
        return new ModelOperation(
            name,
            http.GetProperty("method").GetString()!,
            http.GetProperty("requestUri").GetString()!,
            ShapeOf("input"),
            ShapeOf("output"),
            json.TryGetProperty("output", out var output) && output.TryGetProperty("resultWrapper", out var wrapper) ? wrapper.GetString() : null,
            json.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray().Select(error => error.GetProperty("shape").GetString()!)] : []);

        string? ShapeOf(string member) => json.TryGetProperty(member, out var found) ? found.GetProperty("shape").GetString() : null;
    }
}
