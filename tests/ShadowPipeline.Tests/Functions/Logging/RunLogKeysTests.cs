using AWS.Lambda.Powertools.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ShadowPipeline.Functions;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Tests.Functions.DynamoDb;

namespace ShadowPipeline.Tests.Functions.Logging;

/// <summary>The keys by which lines are found: those of the run at work, and of no other.</summary>
public sealed class RunLogKeysTests
{
    private static readonly RunLogKeys One = new("r-1", "arn:1", "e-1");
    private static readonly RunLogKeys Other = new("r-2", "arn:2", "e-2");

    [Fact]
    public void Keys_AreRunExecutionExperimentAndEndpoint()
    {
        using (One.Begin())
        {
            RunLogKeys.Standing().ShouldBe(
            [
                new("run_id", "r-1"), new("execution_arn", "arn:1"), new("experiment_name", "r-1"), new("endpoint_name", "e-1"),
            ]);
        }

        RunLogKeys.Standing().ShouldBeEmpty();
    }

    [Fact]
    public void Keys_WithinAnothersKeys_StandInTheirPlaceAndThoseAgainAfterwards()
    {
        using var outer = One.Begin();
        using (Other.Begin())
        {
            RunLogKeys.Standing().Select(key => key.Value).ShouldBe(["r-2", "arn:2", "r-2", "e-2"]);
        }

        RunLogKeys.Standing().Select(key => key.Value).ShouldBe(["r-1", "arn:1", "r-1", "e-1"]);
    }

    [Fact]
    public void Keys_OfWhatFails_AreGone()
    {
        Should.Throw<InvalidOperationException>(() =>
        {
            using var keys = One.Begin();
            throw new InvalidOperationException();
        });

        RunLogKeys.Standing().ShouldBeEmpty();
    }

    [Fact]
    public async Task Keys_OfFlowsThatBeginInOneWithout_AreEachTheirOwn()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async number =>
        {
            var keys = new RunLogKeys($"r-{number}", $"arn:{number}", $"e-{number}");
            using var scope = keys.Begin();
            for (var lap = 0; lap < 20; lap++)
            {
                await Task.Yield();
                RunLogKeys.Standing()[0].Value.ShouldBe(keys.RunId);
            }
        }));
    }

    [Fact]
    public void Keys_OfSomebodyElse_Stay()
    {
        Logger.AppendKey("team", "risk");
        using (One.Begin())
        {
        }

        Logger.GetAllKeys().ShouldHaveSingleItem().Key.ShouldBe("team");
    }

    [Theory]
    [InlineData(null, "arn:aws:states:eu-west-1:111122223333:execution:shadow-test:" + Workbench.RunId)]
    [InlineData("arn:of-another-name", "arn:of-another-name")]
    public void Execution_OfARun_IsKnownBeforeItBegins(string? execution, string expected)
    {
        var run = Samples.Run(Workbench.RunId) with { ExecutionArn = execution };

        RunLogKeys.Of(run, new FunctionSettings("t", Workbench.StateMachine, "b")).ExecutionArn.ShouldBe(expected);
    }

    [Theory]
    [InlineData("arn:of-the-step", "arn:of-the-step")]
    [InlineData(null, "arn:of-the-run")]
    public void Execution_OfAStep_IsItsOwn(string? ofStep, string expected)
    {
        var run = Samples.Run(Workbench.RunId) with { ExecutionArn = "arn:of-the-run" };
        using var scope = NullLogger.Instance.BeginStep(run, new StepInput(run.Id, ofStep, null));

        RunLogKeys.Standing().Select(key => key.Value).ShouldBe([run.Id, expected, run.Id, run.EndpointName]);
    }
}
