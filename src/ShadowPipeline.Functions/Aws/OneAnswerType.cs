using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace ShadowPipeline.Functions.Aws;

/// <summary>
/// Has the SDK's pipeline work for one type of answer, whatever is called. Its parts are generic virtual methods, and a native executable
/// builds such a method at run time, for each type that it is first called with: 2 ms for each kind of call, where <see cref="CompiledPipeline"/>
/// can have them built beforehand for one type. What a caller gets stays the same.
/// </summary>
internal sealed class OneAnswerType : IRuntimePipelineCustomizer
{
    /// <inheritdoc/>
    public string UniqueName => typeof(OneAnswerType).FullName!;

    /// <summary>For all clients of the process that are made from now on. More than once is once.</summary>
    [DynamicDependency(DynamicallyAccessedMemberTypes.NonPublicNestedTypes, typeof(CompiledPipeline))]
    public static void Register() => RuntimePipelineCustomizerRegistry.Instance.Register(new OneAnswerType());

    /// <inheritdoc/>
    public void Customize(Type type, RuntimePipeline pipeline) => pipeline.AddHandler(new Outermost());

    /// <summary>Where a call enters the pipeline.</summary>
    internal class Outermost : PipelineHandler
    {
        public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext) =>
            (T)await base.InvokeAsync<AmazonWebServiceResponse>(executionContext);
    }
}
