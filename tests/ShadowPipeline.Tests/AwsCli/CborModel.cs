using System.Diagnostics;
using System.Text.Json.Nodes;

namespace ShadowPipeline.Tests.AwsCli;

/// <summary>The newer client's own model of CloudWatch, told to speak nothing but CBOR. It lies in the test's folder only.</summary>
internal static class CborModel
{
    // Finds the model that the client itself would load, with the client's own interpreter.
    private const string Find = """
        import json, sys
        from botocore.session import Session
        model = Session().get_component('data_loader').load_service_model('cloudwatch', 'service-2', '2010-08-01')
        assert 'smithy-rpc-v2-cbor' in model['metadata']['protocols'], model['metadata']
        model['metadata'].update(protocol='smithy-rpc-v2-cbor', protocols=['smithy-rpc-v2-cbor'])
        json.dump(model, sys.stdout)
        """;

    /// <summary>Makes the folder for AWS_DATA_PATH; skips the test where the client knows no CBOR.</summary>
    public static async Task<string> MakeAsync(AwsCliBench bench)
    {
        var token = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("python3", ["-c", Find]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("AWS_DATA_PATH");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(token);
        var model = await process.StandardOutput.ReadToEndAsync(token);
        await process.WaitForExitAsync(token);
        Assert.SkipWhen(process.ExitCode != 0, $"No botocore of python3 knows CloudWatch in CBOR: {(await error).Trim().Split('\n')[^1]}");
        JsonNode.Parse(model).ShouldNotBeNull();
        var folder = Directory.CreateDirectory(bench.FileOf("models/cloudwatch/2010-08-01")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "service-2.json"), model, token);
        return bench.FileOf("models");
    }

    /// <summary>How many requests came in CBOR.</summary>
    public static int SeenBy(AwsCliBench bench) => bench.Served.Count(request => request.Name.EndsWith("(rpc-v2-cbor)", StringComparison.Ordinal));
}
