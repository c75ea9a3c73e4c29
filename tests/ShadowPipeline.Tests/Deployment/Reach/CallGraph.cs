using System.Reflection;
using System.Runtime.CompilerServices;

namespace ShadowPipeline.Tests.Deployment.Reach;

/// <summary>
/// Which methods of an assembly a method can reach, whatever branch it takes: calls, lambdas, what an async method or an iterator goes on with, and through
/// an interface every implementation of it. More than what happens, never less.
/// </summary>
internal sealed class CallGraph(Assembly assembly)
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly Dictionary<MethodBase, IReadOnlyList<MethodBase>> _calls = [];

    /// <summary>The methods that can be reached, the first included. Those outside of the assembly are there, and end the walk.</summary>
    /// <param name="first">Where the walk begins.</param>
    /// <param name="goesOn">Whether the walk goes on behind a method; null goes on behind all.</param>
    public IReadOnlySet<MethodBase> From(MethodBase first, Func<MethodBase, bool>? goesOn = null)
    {
        var reached = new HashSet<MethodBase>();
        var open = new Stack<MethodBase>([Definition(first)]);
        while (open.TryPop(out var method))
        {
            if (reached.Add(method) && method.Module.Assembly == assembly && goesOn?.Invoke(method) != false)
            {
                foreach (var next in CallsOf(method))
                {
                    open.Push(next);
                }
            }
        }

        return reached;
    }

    private IReadOnlyList<MethodBase> CallsOf(MethodBase method)
    {
        if (!_calls.TryGetValue(method, out var calls))
        {
            _calls[method] = calls =
            [
                .. IlReader.CallsOf(method).Select(Definition),
                .. StateMachineOf(method) is { } machine ? [machine.GetMethod("MoveNext", Everything)!] : Array.Empty<MethodBase>(),
                .. Implementations(method),
            ];
        }

        return calls;
    }

    private static Type? StateMachineOf(MethodBase method) => method.GetCustomAttribute<StateMachineAttribute>() is { StateMachineType: { } type }
        ? type.IsGenericType ? type.GetGenericTypeDefinition() : type
        : null;

    private IEnumerable<MethodBase> Implementations(MethodBase method)
    {
        if (method is not MethodInfo { IsVirtual: true, DeclaringType: { } declaring } called)
        {
            return [];
        }

        return declaring.IsInterface
            ? assembly.GetTypes().Where(type => type is { IsInterface: false, IsAbstract: false } && declaring.IsAssignableFrom(type)).SelectMany(type =>
            {
                var map = type.GetInterfaceMap(declaring);
                return map.InterfaceMethods.Zip(map.TargetMethods).Where(pair => pair.First == called).Select(pair => Definition(pair.Second));
            })
            : assembly.GetTypes().Where(type => type.IsSubclassOf(declaring)).SelectMany(type => type.GetMethods(Everything))
                .Where(other => other.IsVirtual && other.GetBaseDefinition() == called.GetBaseDefinition());
    }

    // A generic method or type stands for all of what it is made with.
    private static MethodBase Definition(MethodBase method) => method.Module.ResolveMethod(method.MetadataToken) ?? method;
}
