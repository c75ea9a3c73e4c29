using ShadowPipeline.Functions.Aws;

[assembly: AssemblyFixture(typeof(ShadowPipeline.Tests.FunctionsPipeline))]

namespace ShadowPipeline.Tests;

/// <summary>The tests' clients work as the functions' own do in an account.</summary>
public sealed class FunctionsPipeline
{
    public FunctionsPipeline() => OneAnswerType.Register();
}
