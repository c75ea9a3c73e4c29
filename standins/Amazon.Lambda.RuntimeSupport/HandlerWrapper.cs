using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Makes one kind of delegate, bytes in and bytes out, of every kind of handler.</summary>
public partial class HandlerWrapper : IDisposable
{
    private HandlerWrapper(LambdaBootstrapHandler handler, ILambdaSerializer serializer = null)
    {
        Handler = handler;
        Serializer = serializer;
    }

    public LambdaBootstrapHandler Handler { get; }

    internal ILambdaSerializer Serializer { get; }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    private static TInput Read<TInput>(InvocationRequest invocation, ILambdaSerializer serializer) =>
        serializer.Deserialize<TInput>(invocation.InputStream);

    private static InvocationResponse Written<TOutput>(TOutput output, ILambdaSerializer serializer)
    {
        var stream = new MemoryStream();
        serializer.Serialize(output, stream);
        stream.Position = 0;
        return new InvocationResponse(stream);
    }

    private static InvocationResponse Nothing() => new(new MemoryStream(0));

    private static Task<InvocationResponse> Done() => Task.FromResult(Nothing());

    private static Task<InvocationResponse> Done(Stream output) => Task.FromResult(new InvocationResponse(output));

    private static Task<InvocationResponse> Done(MemoryStream written)
    {
        written.Position = 0;
        return Task.FromResult(new InvocationResponse(written));
    }
}
