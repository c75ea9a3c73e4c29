using System.Linq;
using Amazon.Lambda.Annotations.Generator.Model;

namespace Amazon.Lambda.Annotations.Generator.Writing;

/// <summary>Writes &lt;Class&gt;_&lt;Method&gt;_Generated: the container once, a scope for each invocation.</summary>
internal static class WrapperWriter
{
    private const string Services = "global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions";
    private const string Building = "global::Microsoft.Extensions.DependencyInjection.ServiceCollectionContainerBuilderExtensions";
    private const string Registrations = "global::Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions";

    public static string Write(LambdaFunction function, StartupClass? startup, string serializer)
    {
        var code = new Code();
        code.Line();

        void Class() => code.Block($"public class {function.WrapperName}", () =>
        {
            code.Line(startup is null
                ? $"private readonly {function.ClassType} _function;"
                : "private readonly global::System.IServiceProvider _services;");
            code.Line();
            code.Block($"public {function.WrapperName}()", () =>
            {
                WriteExecutionEnvironment(code);
                code.Line();
                if (startup is null)
                    code.Line($"_function = new {function.ClassType}();");
                else
                    WriteContainer(code, function, startup, serializer);
            });
            code.Line();
            WriteMethod(code, function, startup);
        });

        if (function.Namespace.Length == 0)
            Class();
        else
            code.Block($"namespace {function.Namespace}", Class);
        return code.ToString();
    }

    private static void WriteExecutionEnvironment(Code code) => code
        .Line("const string variable = \"AWS_EXECUTION_ENV\";")
        .Line("var environment = global::System.Environment.GetEnvironmentVariable(variable);")
        .Line("global::System.Environment.SetEnvironmentVariable(")
        .Line("    variable,")
        .Line("    (string.IsNullOrEmpty(environment) ? \"\" : environment + \"_\") + \"lib/amazon-lambda-annotations#2.3.0.0\");");

    private static void WriteContainer(Code code, LambdaFunction function, StartupClass startup, string serializer) => code
        .Line("var services = new global::Microsoft.Extensions.DependencyInjection.ServiceCollection();")
        .Line($"{Registrations}.AddSingleton<{function.ClassType}>(services);")
        .Line($"{Registrations}.AddSingleton<{serializer}>(services);")
        .Line($"new {startup.Type}().ConfigureServices(services);")
        .Line($"_services = {Building}.BuildServiceProvider(services);")
        .Line("// What cannot be resolved fails now, not at the first invocation.")
        .Line($"{Services}.GetRequiredService<{function.ClassType}>(_services);");

    private static void WriteMethod(Code code, LambdaFunction function, StartupClass? startup)
    {
        var wrapped = function.Parameters.Where(one => one.Kind != ParameterKind.Service).Select(one => $"{one.Type} {one.WrapperName}");
        var returned = (function.IsAsync ? "async " : "") + function.ReturnType;
        code.Block($"public {returned} {function.MethodName}({string.Join(", ", wrapped)})", () =>
        {
            var target = "_function";
            if (startup is not null)
            {
                target = "__function__";
                code.Line($"using var __scope__ = {Services}.CreateScope(_services);");
                code.Line($"var {target} = {Services}.GetRequiredService<{function.ClassType}>(__scope__.ServiceProvider);");
            }

            foreach (var service in function.Parameters.Where(one => one.Kind == ParameterKind.Service))
                code.Line($"var {service.WrapperName} = {Services}.GetRequiredService<{service.Type}>(__scope__.ServiceProvider);");

            var call = $"{target}.{function.MethodName}({string.Join(", ", function.Parameters.Select(one => one.WrapperName))});";
            code.Line($"{(function.ReturnsValue ? "return " : "")}{(function.IsAsync ? "await " : "")}{call}");
        });
    }
}
