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

    // The function that publishes a decision does so once more when its release is known.
    private const string PublishRelease = "PublishRelease";

    private static readonly Dictionary<string, string> Integrations = new()
    {
        ["NotifyBus"] = "arn:aws:states:::events:putEvents",
        ["NotifyTopic"] = "arn:aws:states:::sns:publish",
    };

    private static IEnumerable<JsonObject> Tasks => AllTasks.Select(state => state.Value!.AsObject());

    private static IEnumerable<JsonObject> FunctionTasks => AllTasks.Where(task => !Integrations.ContainsKey(task.Key)).Select(state => state.Value!.AsObject());

    private static IEnumerable<KeyValuePair<string, JsonNode?>> AllTasks => States.Where(state => state.Value!["Type"]!.GetValue<string>() == "Task");

    [Fact]
    public void EveryTask_InvokesTheFunctionOfItsStateName()
    {
        foreach (var (name, state) in AllTasks.Where(task => !Integrations.ContainsKey(task.Key)))
        {
            var function = name == PublishRelease ? "PublishDecision" : name;
            state!["Resource"]!.GetValue<string>().ShouldBe("${" + function + "Arn}");
            LambdaMethods().ShouldContain(function);
        }
    }

    [Fact]
    public void EveryLambdaFunction_IsATaskOrATriggersTarget() =>
        LambdaMethods().Except(["StartShadowTest", "ReconcileRuns"]).Order().ShouldBe(
            AllTasks.Select(state => state.Key).Except(Integrations.Keys).Except([PublishRelease]).Order());

    [Fact]
    public void BothIntegrations_AreTheServicesOwn() =>
        AllTasks.Where(task => Integrations.ContainsKey(task.Key)).ToDictionary(task => task.Key, task => task.Value!["Resource"]!.GetValue<string>()).ShouldBe(Integrations);

    // The names by which Step Functions reports them: FailedEntry where an entry failed, else the service's errors with the suffix.
    [Theory]
    [InlineData("NotifyBus", "EventBridge.FailedEntry")]
    [InlineData("NotifyBus", "EventBridge.InternalException")]
    [InlineData("NotifyTopic", "SNS.InternalErrorException")]
    [InlineData("NotifyTopic", "SNS.KMSThrottlingException")]
    [InlineData("NotifyBus", "States.TaskFailed")]
    [InlineData("NotifyTopic", "States.TaskFailed")]
    [InlineData("NotifyBus", "States.Timeout")]
    [InlineData("NotifyTopic", "States.Timeout")]
    public void Integration_IsTriedAgainAfterWhatMayPass(string task, string error) =>
        Retriers(task, error).ShouldAllBe(retrier => retrier["MaxAttempts"]!.GetValue<int>() > 0);

    [Theory]
    [InlineData("NotifyTopic", "SNS.AuthorizationErrorException")]
    [InlineData("NotifyTopic", "SNS.NotFoundException")]
    [InlineData("NotifyTopic", "SNS.InvalidParameterException")]
    [InlineData("NotifyBus", "EventBridge.AccessDeniedException")]
    public void Integration_IsNotTriedAgainAfterWhatStays(string task, string error)
    {
        Retriers(task, error).First()["MaxAttempts"]!.GetValue<int>().ShouldBe(0);
        States[task]!["Retry"]!.AsArray()[0]!["ErrorEquals"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldContain(error);
    }

    // Whatever fails between the record and the release: the endpoint is released, within minutes.
    [Fact]
    public void EndpointIsReleased_WhateverBecomesOfPublishing()
    {
        (string Task, string Next)[] ways = [("PublishDecision", "IsToBeReleased"), ("NotifyBus", "NotifyTopic"), ("NotifyTopic", "IsToBeReleased")];
        foreach (var (task, next) in ways)
        {
            States[task]!["Catch"]![0]!["Next"]!.GetValue<string>().ShouldBe(next);
        }

        States["RecordDecision"]!["Catch"]![0]!["Next"]!.GetValue<string>().ShouldBe("ReleaseEndpoint");
        States["IsToBeReleased"]!["Default"]!.GetValue<string>().ShouldBe("ReleaseEndpoint");
        foreach (var task in ways.Select(way => States[way.Task]!))
        {
            var retrier = task["Retry"]!.AsArray()[^1]!;
            (retrier["MaxAttempts"]!.GetValue<int>() * retrier["MaxDelaySeconds"]!.GetValue<int>()).ShouldBeLessThanOrEqualTo(150);
        }
    }

    private static IEnumerable<JsonNode> Retriers(string task, string error) => States[task]!["Retry"]!.AsArray()
        .Where(retrier => retrier!["ErrorEquals"]!.AsArray().Any(name => name!.GetValue<string>() == error)).Select(retrier => retrier!)
        .DefaultIfEmpty(new JsonObject { ["MaxAttempts"] = -1 });

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
        foreach (var task in FunctionTasks)
        {
            task["Retry"]!.AsArray().SelectMany(retrier => retrier!["ErrorEquals"]!.AsArray()).Select(name => name!.GetValue<string>()).ShouldContain(error);
        }
    }

    [GeneratedRegex(@"^(States|Lambda|Sandbox|Runtime|EventBridge|SNS)\.")]
    private static partial Regex ServiceError();
}
