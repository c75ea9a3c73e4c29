using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ShadowPipeline.Local.Hosting;

/// <summary>Shows an observer every exchange. Only stands in the way where there is one.</summary>
internal sealed class WireTap(IWireObserver observer, RequestDelegate next)
{
    public async Task HandleAsync(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?', 2);
        var sent = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        await next(context);
        context.Response.Body = sent;
        observer.Saw(new WireExchange(
            context.Request.Method,
            target[0],
            target.ElementAtOrDefault(1) ?? "",
            Headers(context.Request.Headers),
            // The dispatcher reads every body whole and puts it back.
            context.Request.Body is MemoryStream asked ? asked.ToArray() : [],
            context.Response.StatusCode,
            Headers(context.Response.Headers),
            answer.ToArray()));
        await sent.WriteAsync(answer.GetBuffer().AsMemory(0, (int)answer.Length), context.RequestAborted);
    }

    private static Dictionary<string, string> Headers(IHeaderDictionary headers) =>
        headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
}
