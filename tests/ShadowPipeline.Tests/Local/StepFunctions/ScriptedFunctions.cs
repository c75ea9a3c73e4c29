using System.Text;
using System.Text.Json.Nodes;
using ShadowPipeline.Local.Lambda;

namespace ShadowPipeline.Tests.Local.StepFunctions;

/// <summary>Functions given as delegates by name; an unknown one throws.</summary>
internal sealed class ScriptedFunctions : ILambdaFunctions
{
    private readonly Dictionary<string, Func<JsonNode?, CancellationToken, Task<LambdaAnswer>>> functions = [];

    public List<string> Payloads { get; } = [];

    public static string Arn(string name) => $"arn:aws:lambda:eu-central-1:111122223333:function:{name}";

    public ScriptedFunctions With(string name, Func<JsonNode?, CancellationToken, Task<LambdaAnswer>> function)
    {
        functions[Arn(name)] = function;
        return this;
    }

    public ScriptedFunctions Answers(string name, string json) => With(name, (_, _) => Task.FromResult(Success(json)));

    /// <summary>Fails with each error in turn, then answers.</summary>
    public ScriptedFunctions Fails(string name, IEnumerable<string> errors, string thenJson = "{}")
    {
        var left = new Queue<string>(errors);
        return With(name, (_, _) => Task.FromResult(left.TryDequeue(out var error) ? LambdaAnswer.Error(error, "it broke") : Success(thenJson)));
    }

    public static LambdaAnswer Success(string json) => LambdaAnswer.Success(Encoding.UTF8.GetBytes(json));

    public Task<LambdaAnswer> InvokeAsync(string functionArn, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var text = Encoding.UTF8.GetString(payload.Span);
        lock (Payloads)
        {
            Payloads.Add(text);
        }

        return functions.TryGetValue(functionArn, out var function)
            ? function(JsonNode.Parse(text), cancellationToken)
            : throw new InvalidOperationException($"No function {functionArn} was scripted.");
    }
}
