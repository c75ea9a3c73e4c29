namespace ShadowPipeline.Tests.Standins.Generator;

/// <summary>The generated code, run.</summary>
public sealed class GeneratedBehaviourTests
{
    private const string Source = Sources.Usings + Sources.Assembly + """
        namespace Running;

        public sealed class PerProcess { public int Number { get; set; } }
        public sealed class PerInvocation(PerProcess process) { public int Number { get; } = ++process.Number; }

        [LambdaStartup]
        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) =>
                services.AddSingleton<PerProcess>().AddScoped<PerInvocation>();
        }

        public sealed class Functions(PerProcess process)
        {
            [LambdaFunction]
            public async Task<string> Count(string name, [FromServices] PerInvocation one, [FromServices] PerInvocation same)
            {
                await Task.Yield();
                return $"{name} {one.Number} {same.Number} {process.Number}";
            }
        }
        """;

    [Fact]
    public async Task Wrapper_EachInvocation_HasItsOwnScope()
    {
        var wrapper = GeneratorRun.Of(Source).Load().GetType("Running.Functions_Count_Generated", throwOnError: true)!;
        var instance = Activator.CreateInstance(wrapper)!;
        var count = wrapper.GetMethod("Count")!.CreateDelegate<Func<string, Task<string>>>(instance);

        (await count("a")).ShouldBe("a 1 1 1");
        (await count("b")).ShouldBe("b 2 2 2");
    }

    [Fact]
    public void Wrapper_ServiceThatIsMissing_FailsWhenItIsMade()
    {
        var source = Source.Replace("AddSingleton<PerProcess>().", "", StringComparison.Ordinal);
        var wrapper = GeneratorRun.Of(source).Load().GetType("Running.Functions_Count_Generated", throwOnError: true)!;

        var thrown = Should.Throw<System.Reflection.TargetInvocationException>(() => Activator.CreateInstance(wrapper));

        thrown.InnerException.ShouldBeOfType<InvalidOperationException>().Message.ShouldContain("PerProcess");
    }

    [Fact]
    public async Task Main_UnknownHandler_ReturnsWithoutServing()
    {
        var main = GeneratorRun.Of(Source).Load().GetType("Running.GeneratedProgram", throwOnError: true)!.GetMethod("Main")!;

        // Nothing in the test process sets ANNOTATIONS_HANDLER.
        await main.CreateDelegate<Func<string[], Task>>()([]);
    }
}
