using System.Reflection;
using Microsoft.Extensions.Logging;
using ShadowPipeline.Functions.Contracts;

namespace ShadowPipeline.Tests.Functions.Logging;

/// <summary>Every method of the functions that writes a line.</summary>
internal static class LogMethods
{
    public static IReadOnlyList<MethodInfo> All { get; } =
        [.. typeof(StepAnswer).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttribute<LoggerMessageAttribute>() is not null)];

    /// <summary>What it says, but for the logger itself and an exception.</summary>
    public static IEnumerable<ParameterInfo> ParametersOf(MethodInfo method) =>
        method.GetParameters().Where(parameter => parameter.ParameterType != typeof(ILogger) && parameter.ParameterType != typeof(Exception));

    /// <summary>Its name and event id, which tell overloads apart.</summary>
    public static string NameOf(MethodInfo method) => $"{method.GetCustomAttribute<LoggerMessageAttribute>()!.EventId} {method.Name}";
}
