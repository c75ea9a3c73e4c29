using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.StateMachines;

/// <summary>The value of Parameters or ResultSelector: JSON in which members named <c>x.$</c> take their value from a path.</summary>
internal abstract class PayloadTemplate
{
    /// <summary>Builds the value from the state's data.</summary>
    /// <exception cref="StateException">States.Runtime: a path finds nothing.</exception>
    public abstract JsonNode? Evaluate(StateData data);

    internal sealed class Constant(JsonNode? value) : PayloadTemplate
    {
        private readonly JsonNode? value = value?.DeepClone();

        public override JsonNode? Evaluate(StateData data) => value?.DeepClone();
    }

    internal sealed class Member(string field, JsonPath path) : PayloadTemplate
    {
        public override JsonNode? Evaluate(StateData data) => data.FindForField(path, field)?.DeepClone();
    }

    internal sealed class Structure(IReadOnlyList<KeyValuePair<string, PayloadTemplate>> members) : PayloadTemplate
    {
        public override JsonNode? Evaluate(StateData data) =>
            new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, member.Value.Evaluate(data))));
    }

    internal sealed class Items(IReadOnlyList<PayloadTemplate> items) : PayloadTemplate
    {
        public override JsonNode? Evaluate(StateData data) => new JsonArray([.. items.Select(item => item.Evaluate(data))]);
    }
}
