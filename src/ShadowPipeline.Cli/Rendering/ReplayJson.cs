using System.Text.Json;
using System.Text.Json.Nodes;
using ShadowPipeline.Decisions;
using ShadowPipeline.Json;
using ShadowPipeline.Policies;
using ShadowPipeline.Replays;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>A replay for scripts: the verdict now, and beside it what is recorded.</summary>
internal static class ReplayJson
{
    public static JsonObject Of(Replay replay)
    {
        var json = Of(replay.Now, replay.Policy, replay.Judge);
        json["identical"] = replay.Identical;
        json["recorded"] = Of(replay.Then, replay.Record.Policy, replay.Record.Judge);
        json["recorded"]!.AsObject().Insert(0, "id", replay.Record.Id);
        return json;
    }

    private static JsonObject Of(Judgement judgement, PolicyIdentity policy, JudgeIdentity judge)
    {
        var json = JsonSerializer.SerializeToNode(judgement, DomainJson.Default.Judgement)!.AsObject();
        json["policy"] = new JsonObject { ["id"] = policy.Id, ["version"] = policy.Version, ["sha256"] = policy.Sha256 };
        json["judge"] = new JsonObject { ["name"] = judge.Name, ["version"] = judge.Version, ["seed"] = judge.Seed };
        return json;
    }
}
