using System.Reflection;
using Amazon.DynamoDBv2.Model;
using ShadowPipeline.Functions;
using ShadowPipeline.Functions.DynamoDb;

namespace ShadowPipeline.Tests.Deployment.Reach;

/// <summary>
/// Every action that the code of a function can come to, in any branch: from its entry through the ports to the calls that their adapters make. A table's name
/// comes from the adapter that asks, and an action that a service derives from a call is there too.
/// </summary>
internal static class ReachedActions
{
    private static readonly Dictionary<string, string> Services = new(StringComparer.Ordinal)
    {
        ["IAmazonDynamoDB"] = "dynamodb",
        ["IAmazonSageMaker"] = "sagemaker",
        ["IAmazonS3"] = "s3",
        ["IAmazonStepFunctions"] = "states",
        ["IAmazonCloudWatch"] = "cloudwatch",
    };

    private static readonly string[] Indexes = [Tables.NewestIndex, Tables.ByGroupIndex, Tables.ByEndpointIndex, Tables.OpenIndex];

    private static readonly CallGraph Graph = new(typeof(Startup).Assembly);

    /// <summary>The ports' methods, as adapter and method, that a function can reach, each with the actions that it can take on what.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<(string Action, string Subject)>> Of(MethodInfo function) => Graph.From(function)
        .Where(method => IsAdapter(method) && Port(method) is not null)
        .GroupBy(method => $"{method.DeclaringType!.Name}.{method.Name}", StringComparer.Ordinal)
        .ToDictionary(
            methods => methods.Key,
            methods => (IReadOnlyList<(string, string)>)[.. methods.SelectMany(Actions).Distinct()],
            StringComparer.Ordinal);

    private static bool IsAdapter(MethodBase method) => method.DeclaringType?.Namespace is "ShadowPipeline.Functions.Aws" or "ShadowPipeline.Functions.DynamoDb";

    // An adapter's method that its port has: the others are its own.
    private static Type? Port(MethodBase method) => method.DeclaringType!.GetInterfaces()
        .Where(type => type.Namespace == "ShadowPipeline.Functions.Ports")
        .FirstOrDefault(type => method.DeclaringType.GetInterfaceMap(type).TargetMethods.Contains(method));

    private static IEnumerable<(string Action, string Subject)> Actions(MethodBase port)
    {
        var reached = Graph.From(port);
        var texts = reached.Where(method => method.Module.Assembly == typeof(Startup).Assembly).SelectMany(IlReader.TextsOf).ToHashSet(StringComparer.Ordinal);
        var tables = new[] { nameof(Tables.Runs), nameof(Tables.Decisions), nameof(Tables.Policies) }
            .Where(table => reached.Any(method => method.DeclaringType == typeof(Tables) && method.Name == "get_" + table)).ToList();
        foreach (var call in reached.Where(method => Services.ContainsKey(method.DeclaringType?.Name ?? "")))
        {
            var (service, operation) = (Services[call.DeclaringType!.Name], call.Name[..^"Async".Length]);
            foreach (var action in Derived(service, operation, reached))
            {
                if (service != "dynamodb")
                {
                    yield return (action, "");
                    continue;
                }

                foreach (var table in tables)
                {
                    var indexes = operation == "Query" && reached.Any(method => method.DeclaringType == typeof(QueryRequest) && method.Name == "set_IndexName")
                        ? Indexes.Where(texts.Contains)
                        : [];
                    foreach (var subject in indexes.Select(index => $"{table}Table/index/{index}").DefaultIfEmpty($"{table}Table"))
                    {
                        yield return (action, subject);
                    }
                }
            }
        }
    }

    private static IEnumerable<string> Derived(string service, string operation, IReadOnlySet<MethodBase> reached) => (service, operation) switch
    {
        ("dynamodb", "TransactWriteItems") => new[] { "Put", "Update", "Delete", "ConditionCheck" }
            .Where(part => reached.Any(method => method.DeclaringType == typeof(TransactWriteItem) && method.Name == "set_" + part))
            .Select(part => $"dynamodb:{part}Item"),
        ("s3", "GetObject" or "GetObjectMetadata") => ["s3:GetObject", "s3:ListBucket"],
        ("s3", "ListObjectsV2") => ["s3:ListBucket"],
        ("sagemaker", "CreateModel" or "CreateInferenceExperiment") => [$"sagemaker:{operation}", "sagemaker:AddTags", "iam:PassRole"],
        _ => [$"{service}:{operation}"],
    };
}
