using System.Globalization;
using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Serving;
using ShadowPipeline.Json;
using ShadowPipeline.Local.Hosting;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>Shows what is served: how to reach it, then every request.</summary>
internal sealed class ServeView(IAnsiConsole console)
{
    private readonly Page _page = new(console);
    private readonly Lock _gate = new();

    /// <summary>What to export, and one command line to try.</summary>
    public void Write(ServedWorld world)
    {
        var address = world.Address.AbsoluteUri.TrimEnd('/');
        _page.Line($"Local AWS answers at {address} for account {world.Account} in {world.Region}{Scale(world)}.");
        _page.Line($"  export AWS_ENDPOINT_URL={address}");
        _page.Line($"  export AWS_ACCESS_KEY_ID={world.AccessKeyId} AWS_SECRET_ACCESS_KEY={world.SecretAccessKey} AWS_SESSION_TOKEN=");
        _page.Line($"  export AWS_REGION={world.Region} AWS_DEFAULT_REGION={world.Region}");
        _page.Line("Then, for example:");
        if (world.Endpoints.Count > 0)
        {
            _page.Line($"  aws sagemaker describe-endpoint --endpoint-name {world.Endpoints[^1]}");
        }

        _page.Line($"  aws sagemaker update-model-package --model-approval-status Approved --model-package-arn {world.PendingModelPackages[^1]}");
        _page.Line($"  aws stepfunctions list-executions --state-machine-arn {world.StateMachineArn}");
        _page.Line("Ctrl-C stops it.");
    }

    /// <summary>The same as one line of JSON.</summary>
    public void WriteJson(ServedWorld world)
    {
        var writer = console.Profile.Out.Writer;
        writer.Write(new JsonObject
        {
            ["address"] = world.Address.AbsoluteUri.TrimEnd('/'),
            ["port"] = world.Address.Port,
            ["account"] = world.Account,
            ["region"] = world.Region,
            ["accessKeyId"] = world.AccessKeyId,
            ["secretAccessKey"] = world.SecretAccessKey,
            ["timeScale"] = world.TimeScale,
            ["startedAt"] = UtcInstantConverter.Format(world.StartedAt),
            ["stateMachineArn"] = world.StateMachineArn,
            ["tablePrefix"] = world.TablePrefix,
            ["evidenceBucket"] = world.EvidenceBucket,
            ["endpoints"] = Texts(world.Endpoints),
            ["modelPackages"] = Texts(world.ModelPackages),
            ["pendingModelPackages"] = Texts(world.PendingModelPackages),
        }.ToJsonString());
        writer.Write('\n');
        writer.Flush();
    }

    /// <summary>One line about a request that was answered.</summary>
    public void Write(ServedRequest request, DateTimeOffset at)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}  {request.Status}  {request.Name}");
        lock (_gate)
        {
            _page.Line(request.Error is { } error ? $"{line}  {error.Code}: {error.Message}" : line);
        }
    }

    /// <summary>A sentence about the server itself.</summary>
    public void Say(string sentence)
    {
        lock (_gate)
        {
            _page.Line(sentence);
        }
    }

    private static string Scale(ServedWorld world) =>
        world.TimeScale == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", where time runs {world.TimeScale} times as fast");

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];
}
