using System.Collections.Generic;
using System.Linq;
using Amazon.Lambda.Annotations.Generator.Model;

namespace Amazon.Lambda.Annotations.Generator.Writing;

/// <summary>Writes Main: ANNOTATIONS_HANDLER picks the function; an unknown one ends the process with 0, as officially.</summary>
internal static class MainWriter
{
    public static string Write(IReadOnlyList<LambdaFunction> functions, string? assemblySerializer)
    {
        var code = new Code();
        code.Line();

        void Program() => code.Block("public class GeneratedProgram", () =>
            code.Block("public static async global::System.Threading.Tasks.Task Main(string[] args)", () =>
                code.Block("switch (global::System.Environment.GetEnvironmentVariable(\"ANNOTATIONS_HANDLER\"))", () =>
                {
                    foreach (var function in functions)
                        WriteCase(code, function, function.Serializer ?? assemblySerializer!);
                })));

        if (functions[0].Namespace.Length == 0)
            Program();
        else
            code.Block($"namespace {functions[0].Namespace}", Program);
        return code.ToString();
    }

    private static void WriteCase(Code code, LambdaFunction function, string serializer)
    {
#pragma warning disable CA1308 // The official variable is the method's name in lower case.
        var handler = function.MethodName.ToLowerInvariant() + "_handler";
#pragma warning restore CA1308
        var create = function.UsesSerializer ? $"Create({handler}, new {serializer}())" : $"Create({handler})";

        code.Line($"case \"{function.MethodName}\":").Indented(() => code
            .Line($"{DelegateOf(function)} {handler} = new {function.WrapperType}().{function.MethodName};")
            .Line($"await global::Amazon.Lambda.RuntimeSupport.LambdaBootstrapBuilder.{create}.Build().RunAsync();")
            .Line("break;"));
    }

    private static string DelegateOf(LambdaFunction function)
    {
        var types = function.Parameters.Where(one => one.Kind != ParameterKind.Service).Select(one => one.Type).ToList();
        var returns = function.ReturnsValue || function.IsAsync;
        if (returns)
            types.Add(function.ReturnType);
        return $"global::System.{(returns ? "Func" : "Action")}{(types.Count == 0 ? "" : $"<{string.Join(", ", types)}>")}";
    }
}
