using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <content>Handlers of raw streams, or of nothing at all: no serializer takes part.</content>
public partial class HandlerWrapper
{
    public static HandlerWrapper GetHandlerWrapper(Action handler) =>
        new(invocation =>
        {
            handler();
            return Done();
        });

    public static HandlerWrapper GetHandlerWrapper(Action<ILambdaContext> handler) =>
        new(invocation =>
        {
            handler(invocation.LambdaContext);
            return Done();
        });

    public static HandlerWrapper GetHandlerWrapper(Action<Stream, ILambdaContext, MemoryStream> invokeDelegate) =>
        new(invocation =>
        {
            var output = new MemoryStream();
            invokeDelegate(invocation.InputStream, invocation.LambdaContext, output);
            return Done(output);
        });

    public static HandlerWrapper GetHandlerWrapper(Action<Stream, ILambdaContext> handler) =>
        new(invocation =>
        {
            handler(invocation.InputStream, invocation.LambdaContext);
            return Done();
        });

    public static HandlerWrapper GetHandlerWrapper(Action<Stream> handler) =>
        new(invocation =>
        {
            handler(invocation.InputStream);
            return Done();
        });

    public static HandlerWrapper GetHandlerWrapper(Func<ILambdaContext, Stream> handler) =>
        new(invocation => Done(handler(invocation.LambdaContext)));

    public static HandlerWrapper GetHandlerWrapper(Func<ILambdaContext, Task<Stream>> handler) =>
        new(async invocation => new InvocationResponse(await handler(invocation.LambdaContext)));

    public static HandlerWrapper GetHandlerWrapper(Func<ILambdaContext, Task> handler) =>
        new(async invocation =>
        {
            await handler(invocation.LambdaContext);
            return Nothing();
        });

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, ILambdaContext, Stream> handler) =>
        new(invocation => Done(handler(invocation.InputStream, invocation.LambdaContext)));

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, ILambdaContext, Task<Stream>> handler) =>
        new(async invocation => new InvocationResponse(await handler(invocation.InputStream, invocation.LambdaContext)));

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, ILambdaContext, Task> handler) =>
        new(async invocation =>
        {
            await handler(invocation.InputStream, invocation.LambdaContext);
            return Nothing();
        });

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, Stream> handler) =>
        new(invocation => Done(handler(invocation.InputStream)));

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, Task<Stream>> handler) =>
        new(async invocation => new InvocationResponse(await handler(invocation.InputStream)));

    public static HandlerWrapper GetHandlerWrapper(Func<Stream, Task> handler) =>
        new(async invocation =>
        {
            await handler(invocation.InputStream);
            return Nothing();
        });

    public static HandlerWrapper GetHandlerWrapper(Func<Stream> handler) =>
        new(invocation => Done(handler()));

    public static HandlerWrapper GetHandlerWrapper(Func<Task<Stream>> handler) =>
        new(async invocation => new InvocationResponse(await handler()));

    public static HandlerWrapper GetHandlerWrapper(Func<Task> handler) =>
        new(async invocation =>
        {
            await handler();
            return Nothing();
        });
}
