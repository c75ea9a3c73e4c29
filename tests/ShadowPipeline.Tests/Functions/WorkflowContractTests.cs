using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.Lambda.Annotations;
using ShadowPipeline.Functions;
using ShadowPipeline.Functions.Contracts;

namespace ShadowPipeline.Tests.Functions;

/// <summary>Holds the workflow definition and the functions against each other.</summary>
public sealed partial class WorkflowContractTests
{
    private static readonly Assembly FunctionsAssembly = typeof(Startup).Assembly;

    private static readonly JsonObject States =
        JsonNode.Parse(File.ReadAllText(Repository.PathOf("statemachine", "shadow-test.asl.json")))!["States"]!.AsObject();

    private static IEnumerable<JsonObject> Tasks =>
        States.Where(state => state.Value!["Type"]!.GetValue<string>() == "Task").Select(state => state.Value!.AsObject());

    [Fact]
    public void EveryTask_InvokesTheFunctionOfItsStateName()
    {
        foreach (var (name, state) in States.Where(state => state.Value!["Type"]!.GetValue<string>() == "Task"))
        {
            state!["Resource"]!.GetValue<string>().ShouldBe("${" + name + "Arn}");
            LambdaMethods().ShouldContain(name);
        }
    }

    [Fact]
    public void EveryLambdaFunction_IsATaskOrATriggersTarget() =>
        LambdaMethods().Except(["StartShadowTest", "ReconcileRuns"]).Order().ShouldBe(
            States.Where(state => state.Value!["Type"]!.GetValue<string>() == "Task").Select(state => state.Key).Order());

    [Fact]
    public void EveryRetriedError_NamesARealExceptionOrAServiceError()
    {
        var exceptions = FunctionsAssembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Exception))).Select(type => type.Name).ToHashSet();

        foreach (var error in Tasks.SelectMany(task => task["Retry"]!.AsArray()).SelectMany(retrier => retrier!["ErrorEquals"]!.AsArray()))
        {
            var name = error!.GetValue<string>();
            (exceptions.Contains(name) || ServiceError().IsMatch(name)).ShouldBeTrue($"{name} is no exception of the functions");
        }
    }

    [Fact]
    public void EveryTask_CatchesEverythingWithoutLosingTheState()
    {
        foreach (var task in Tasks)
        {
            var catcher = task["Catch"]!.AsArray().ShouldHaveSingleItem()!;
            catcher["ErrorEquals"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe("States.ALL");
            catcher["ResultPath"]!.GetValue<string>().ShouldStartWith("$.");
            task["TimeoutSeconds"]!.GetValue<int>().ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void EveryChoice_NamesStatesThatStepsAnswer()
    {
        var known = typeof(StepState).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToHashSet();

        foreach (var state in States.Select(state => state.Value!).Where(state => state["Type"]!.GetValue<string>() == "Choice"))
        {
            foreach (var choice in state["Choices"]!.AsArray().Where(choice => choice!["StringEquals"] is not null))
            {
                known.ShouldContain(choice!["StringEquals"]!.GetValue<string>());
            }
        }
    }

    private static List<string> LambdaMethods() =>
    [
        .. FunctionsAssembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<LambdaFunctionAttribute>() is not null)
            .Select(method => method.Name),
    ];

    // A function that is ended because it takes too long, or that dies, is reported by Lambda and not by an exception of its own.
    [Theory]
    [InlineData("Sandbox.Timedout")]
    [InlineData("Lambda.Unknown")]
    [InlineData("Runtime.ExitError")]
    [InlineData("States.Timeout")]
    public void EveryTask_TriesAgainAfterAFunctionThatWasEnded(string error)
    {
        foreach (var task in Tasks)
        {
            task["Retry"]!.AsArray().SelectMany(retrier => retrier!["ErrorEquals"]!.AsArray()).Select(name => name!.GetValue<string>()).ShouldContain(error);
        }
    }

    [GeneratedRegex(@"^(States|Lambda|Sandbox|Runtime)\.")]
    private static partial Regex ServiceError();
}
