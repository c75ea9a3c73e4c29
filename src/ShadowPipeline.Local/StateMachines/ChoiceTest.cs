using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.StateMachines;

/// <summary>A condition of a Choice state.</summary>
internal abstract class ChoiceTest
{
    /// <exception cref="StateException">States.Runtime: a path finds nothing.</exception>
    public abstract bool Holds(StateData data);

    private protected static JsonNode? Find(StateData data, JsonPath path) => data.TryFind(path, out var value)
        ? value
        : throw new StateException(
            StateErrors.Runtime,
            $"Invalid path '{path}': The choice state's condition path references an invalid value.");

    internal sealed class And(IReadOnlyList<ChoiceTest> tests) : ChoiceTest
    {
        public override bool Holds(StateData data) => tests.All(test => test.Holds(data));
    }

    internal sealed class Or(IReadOnlyList<ChoiceTest> tests) : ChoiceTest
    {
        public override bool Holds(StateData data) => tests.Any(test => test.Holds(data));
    }

    internal sealed class Not(ChoiceTest test) : ChoiceTest
    {
        public override bool Holds(StateData data) => !test.Holds(data);
    }

    internal sealed class IsPresent(JsonPath variable, bool expected) : ChoiceTest
    {
        public override bool Holds(StateData data) => data.TryFind(variable, out _) == expected;
    }

    /// <summary>IsNull, IsString and kin.</summary>
    internal sealed class IsKind(JsonPath variable, Func<JsonNode?, bool> isKind, bool expected) : ChoiceTest
    {
        public override bool Holds(StateData data) => isKind(Find(data, variable)) == expected;
    }

    /// <summary>A comparison with a value of the definition.</summary>
    internal sealed class ToConstant(JsonPath variable, Func<JsonNode?, JsonNode?, bool> compare, JsonNode? constant) : ChoiceTest
    {
        private readonly JsonNode? constant = constant?.DeepClone();

        public override bool Holds(StateData data) => compare(Find(data, variable), constant);
    }

    /// <summary>A comparison with another part of the data: the …Path operators.</summary>
    internal sealed class ToPath(JsonPath variable, Func<JsonNode?, JsonNode?, bool> compare, JsonPath other) : ChoiceTest
    {
        public override bool Holds(StateData data) => compare(Find(data, variable), Find(data, other));
    }
}
