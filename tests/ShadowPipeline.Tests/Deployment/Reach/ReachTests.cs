using System.Reflection;
using Amazon.Lambda.Annotations;
using ShadowPipeline.Functions;

namespace ShadowPipeline.Tests.Deployment.Reach;

/// <summary>Each function may do what its code can come to in any branch, and nothing that it cannot: whichever branches the other tests take.</summary>
public sealed class ReachTests
{
    // What the walk finds although it cannot happen, each with the reason.
    private static readonly Dictionary<string, string[]> Impossible = new()
    {
        // It lists what was decided last, of all groups and endpoints: the filters by which the other indexes are asked are the command's.
        ["ReconcileRuns"] = ["dynamodb:Query DecisionsTable/index/by-group", "dynamodb:Query DecisionsTable/index/by-endpoint"],
    };

    [Fact]
    public void EveryActionThatCodeReaches_IsAllowed() => Problems(function =>
        Reached(function).Where(reached => !Granted(function.Name).Any(grant => Covers(grant, reached.Need)) && !IsImpossible(function.Name, reached.Need))
            .Select(reached => $"{function.Name} can come to {reached.Need.Action} {reached.Need.Subject} in {reached.In}, and may not")).ShouldBeEmpty();

    [Fact]
    public void EveryActionThatIsAllowed_IsReachedByCode() => Problems(function =>
        Granted(function.Name).Where(grant => !Reached(function).Any(reached => Covers(grant, reached.Need) && !IsImpossible(function.Name, reached.Need)))
            .Select(grant => $"{function.Name} may {grant.Action} {grant.Subject}, and no code of it does")).ShouldBeEmpty();

    [Fact]
    public void EveryException_IsNeeded() => Problems(function =>
        (Impossible.GetValueOrDefault(function.Name) ?? []).Where(one => !Reached(function).Any(reached => $"{reached.Need.Action} {reached.Need.Subject}".Trim() == one))
            .Select(one => $"{function.Name} does not even seem to come to {one}")).ShouldBeEmpty();

    private static List<string> Problems(Func<MethodInfo, IEnumerable<string>> of) => [.. Functions().SelectMany(of).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<MethodInfo> Functions() => typeof(Startup).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(method => method.IsDefined(typeof(LambdaFunctionAttribute)));

    private static List<((string Action, string Subject) Need, string In)> Reached(MethodInfo function) =>
        [.. ReachedActions.Of(function).SelectMany(port => port.Value.Select(need => (need, port.Key)))];

    private static bool IsImpossible(string function, (string Action, string Subject) need) =>
        Impossible.TryGetValue(function, out var all) && all.Contains($"{need.Action} {need.Subject}".Trim());

    private static bool Covers((string Action, string Subject) grant, (string Action, string Subject) need) =>
        grant.Action == need.Action && (need.Subject.Length == 0 || grant.Subject == need.Subject);

    // A table by its logical id; what else there is, has its ARNs held at run time.
    private static List<(string Action, string Subject)> Granted(string function)
    {
        var template = DeploymentFiles.Of().Template;
        return [.. IamPolicy.Of(template, template.Resource(function + "Function")).Select(grant => (
            grant.Action,
            grant.Action.StartsWith("dynamodb:", StringComparison.Ordinal) ? grant.Resource.Replace("${", "", StringComparison.Ordinal).Replace(".Arn}", "", StringComparison.Ordinal) : ""))];
    }
}
