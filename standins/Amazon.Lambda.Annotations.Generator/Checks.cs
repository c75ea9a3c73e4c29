using System.Collections.Generic;
using System.Linq;
using Amazon.Lambda.Annotations.Generator.Model;

namespace Amazon.Lambda.Annotations.Generator;

/// <summary>Everything that is wrong with the functions of a project, all at once.</summary>
internal static class Checks
{
    public static IEnumerable<Finding> Run(
        IReadOnlyList<LambdaFunction> functions, IReadOnlyList<StartupClass> startups, ProjectFacts project) =>
        project.Findings
            .Concat(functions.SelectMany(function => OfFunction(function, functions, startups, project)))
            .Concat(OfStartups(startups, project))
            .Concat(project.GenerateMain ? OfMain(project) : []);

    private static IEnumerable<Finding> OfFunction(
        LambdaFunction function, IReadOnlyList<LambdaFunction> all, IReadOnlyList<StartupClass> startups, ProjectFacts project)
    {
        foreach (var finding in function.Findings)
            yield return finding;

        var name = $"{function.ClassName}.{function.MethodName}";
        if (all.Count(other => other.MethodName == function.MethodName) > 1)
            yield return new Finding(Rules.Duplicate, name, function.Place);

        var serializerKnown = project.AssemblySerializer is not null || function.Serializer is not null
            || project.Findings.Concat(function.Findings).Any(finding => finding.Id == Rules.UnknownSerializer);
        if (!serializerKnown)
            yield return new Finding(Rules.NoSerializer, name, function.Place);

        var needsStartup = !function.HasParameterlessConstructor || function.Parameters.Any(one => one.Kind == ParameterKind.Service);
        if (startups.Count == 0 && needsStartup)
            yield return new Finding(Rules.NeedsStartup, name, function.Place);
    }

    private static IEnumerable<Finding> OfStartups(IReadOnlyList<StartupClass> startups, ProjectFacts project)
    {
        foreach (var finding in startups.SelectMany(startup => startup.Findings))
            yield return finding;
        foreach (var second in startups.Skip(1))
            yield return new Finding(Rules.ManyStartups, second.Type, second.Place);
        if (startups.Count > 0 && !project.ReferencesDependencyInjection)
            yield return new Finding(Rules.NeedsDependencyInjection, startups[0].Type, startups[0].Place);
    }

    private static IEnumerable<Finding> OfMain(ProjectFacts project)
    {
        const string Subject = "LambdaGlobalProperties";
        if (!project.IsExecutable)
            yield return new Finding(Rules.MainNeedsExecutable, Subject, null);
        if (project.HasOwnMain)
            yield return new Finding(Rules.MainExists, Subject, null);
        if (!project.ReferencesRuntimeSupport)
            yield return new Finding(Rules.MainNeedsRuntimeSupport, Subject, null);
    }
}
