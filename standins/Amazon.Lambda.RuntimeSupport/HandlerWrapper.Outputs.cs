using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <content>Handlers whose output the serializer writes, while their input is a stream or nothing.</content>
public partial class HandlerWrapper
{
    public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<ILambdaContext, TOutput> handler, ILambdaSerializer serializer) =>
        new(invocation => Task.FromResult(Written(handler(invocation.LambdaContext), serializer)), serializer);

    public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(async invocation => Written(await handler(invocation.LambdaContext), serializer), serializer);

    public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<Stream, ILambdaContext, TOutput> handler, ILambdaSerializer serializer) =>
        new(invocation => Task.FromResult(Written(handler(invocation.InputStream, invocation.LambdaContext), serializer)), serializer);

    public static HandlerWrapper GetHandlerWrapper<TOutput>(
        Func<Stream, ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(async invocation => Written(await handler(invocation.InputStream, invocation.LambdaContext), serializer), serializer);

    public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<Stream, TOutput> handler, ILambdaSerializer serializer) =>
        new(invocation => Task.FromResult(Written(handler(invocation.InputStream), serializer)), serializer);

    public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<Stream, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(async invocation => Written(await handler(invocation.InputStream), serializer), serializer);

    public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<TOutput> handler, ILambdaSerializer serializer) =>
        new(invocation => Task.FromResult(Written(handler(), serializer)), serializer);

    public static HandlerWrapper GetHandlerWrapper<TOutput>(Func<Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(async invocation => Written(await handler(), serializer), serializer);
}
