using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ShadowPipeline.Functions.Logging;

namespace ShadowPipeline.Tests.Functions.Logging;

public sealed class LoggersTests
{
    [Fact]
    public void ClosedLoggers_AreThoseOfTheClassesThatLog()
    {
        var registered = new ServiceCollection().AddClosedLoggers().Select(service => service.ServiceType).Where(IsLogger);

        var needed = typeof(Loggers).Assembly.GetTypes()
            .SelectMany(type => type.GetConstructors())
            .SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => parameter.ParameterType)
            .Where(IsLogger)
            .Distinct();

        registered.ShouldBe(needed, ignoreOrder: true);
    }

    private static bool IsLogger(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ILogger<>);
}
