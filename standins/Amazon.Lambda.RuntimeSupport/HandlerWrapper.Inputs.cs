using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <content>Handlers whose input the serializer reads.</content>
public partial class HandlerWrapper
{
    public static HandlerWrapper GetHandlerWrapper<TInput, TOutput>(
        Func<TInput, ILambdaContext, TOutput> handler, ILambdaSerializer serializer) =>
        new(invocation =>
            Task.FromResult(Written(handler(Read<TInput>(invocation, serializer), invocation.LambdaContext), serializer)), serializer);

    public static HandlerWrapper GetHandlerWrapper<TInput, TOutput>(
        Func<TInput, ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(async invocation =>
            Written(await handler(Read<TInput>(invocation, serializer), invocation.LambdaContext), serializer), serializer);

    public static HandlerWrapper GetHandlerWrapper<TInput, TOutput>(Func<TInput, TOutput> handler, ILambdaSerializer serializer) =>
        new(invocation => Task.FromResult(Written(handler(Read<TInput>(invocation, serializer)), serializer)), serializer);

    public static HandlerWrapper GetHandlerWrapper<TInput, TOutput>(Func<TInput, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        new(async invocation => Written(await handler(Read<TInput>(invocation, serializer)), serializer), serializer);

    public static HandlerWrapper GetHandlerWrapper<TInput>(Action<TInput, ILambdaContext> handler, ILambdaSerializer serializer) =>
        new(invocation =>
        {
            handler(Read<TInput>(invocation, serializer), invocation.LambdaContext);
            return Done();
        }, serializer);

    public static HandlerWrapper GetHandlerWrapper<TInput>(Action<TInput> handler, ILambdaSerializer serializer) =>
        new(invocation =>
        {
            handler(Read<TInput>(invocation, serializer));
            return Done();
        }, serializer);

    public static HandlerWrapper GetHandlerWrapper<TInput>(Func<TInput, ILambdaContext, Stream> handler, ILambdaSerializer serializer) =>
        new(invocation => Done(handler(Read<TInput>(invocation, serializer), invocation.LambdaContext)), serializer);

    public static HandlerWrapper GetHandlerWrapper<TInput>(
        Func<TInput, ILambdaContext, Task<Stream>> handler, ILambdaSerializer serializer) =>
        new(async invocation =>
            new InvocationResponse(await handler(Read<TInput>(invocation, serializer), invocation.LambdaContext)), serializer);

    public static HandlerWrapper GetHandlerWrapper<TInput>(Func<TInput, ILambdaContext, Task> handler, ILambdaSerializer serializer) =>
        new(async invocation =>
        {
            await handler(Read<TInput>(invocation, serializer), invocation.LambdaContext);
            return Nothing();
        }, serializer);

    public static HandlerWrapper GetHandlerWrapper<TInput>(Func<TInput, Stream> handler, ILambdaSerializer serializer) =>
        new(invocation => Done(handler(Read<TInput>(invocation, serializer))), serializer);

    public static HandlerWrapper GetHandlerWrapper<TInput>(Func<TInput, Task<Stream>> handler, ILambdaSerializer serializer) =>
        new(async invocation => new InvocationResponse(await handler(Read<TInput>(invocation, serializer))), serializer);

    public static HandlerWrapper GetHandlerWrapper<TInput>(Func<TInput, Task> handler, ILambdaSerializer serializer) =>
        new(async invocation =>
        {
            await handler(Read<TInput>(invocation, serializer));
            return Nothing();
        }, serializer);
}
