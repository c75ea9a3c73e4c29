namespace ShadowPipeline.Tests.Standins.Generator;

/// <summary>Sources that the generator reads in the tests.</summary>
internal static class Sources
{
    public const string Usings = """
        using System.Threading.Tasks;
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.Serialization.SystemTextJson;
        using Microsoft.Extensions.DependencyInjection;

        """;

    public const string Assembly = """
        [assembly: LambdaSerializer(typeof(SourceGeneratorLambdaJsonSerializer<ShadowPipeline.Tests.Standins.Serialization.SampleContext>))]
        [assembly: LambdaGlobalProperties(GenerateMain = true, Runtime = "provided.al2023")]

        """;

    public const string Startup = """
        [LambdaStartup]
        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) { }
        }

        """;

    /// <summary>A project that the generator takes.</summary>
    public const string Good = Usings + Assembly + """
        namespace Shop;

        public sealed record Order(string Id);
        public interface IClock { }

        [LambdaStartup]
        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) { }
        }

        internal sealed class Functions
        {
            [LambdaFunction(MemorySize = 256)]
            public async Task<Order> Place(Order order, [FromServices] IClock clock, ILambdaContext context)
            {
                await Task.Yield();
                return order;
            }

            [LambdaFunction]
            public Task Tidy(Order? order) => Task.CompletedTask;
        }
        """;

    /// <summary>One method in a class, in a project that is otherwise good.</summary>
    public static string WithMethod(string method, string head = Usings + Assembly + Startup) =>
        head + "public sealed record Order(string Id); internal sealed record Hidden(string Id); public class Functions { " + method + " }";
}
