using Microsoft.AspNetCore.Http;

namespace ShadowPipeline.Local.Hosting.Protocols;

/// <summary>Errors of services that began with the Query protocol: their clients go by its codes, whatever protocol they speak now.</summary>
internal static class QueryError
{
    /// <summary>Whose fault it is.</summary>
    public static string TypeOf(AwsServiceException error) => error.StatusCode < 500 ? "Sender" : "Receiver";

    /// <summary>The header that carries the Query code beside another protocol's error.</summary>
    public static void WriteHeader(HttpResponse response, ServiceCall? call, AwsServiceException error)
    {
        if (call?.Service is IModelledService)
        {
            response.Headers["x-amzn-query-error"] = $"{error.Code};{TypeOf(error)}";
        }
    }
}
