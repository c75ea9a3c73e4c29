using System.Net;
using System.Text.RegularExpressions;
using Amazon.CloudWatch;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SageMaker;
using Amazon.StepFunctions;
using Microsoft.Extensions.DependencyInjection;
using ShadowPipeline.Cli.Running;

namespace ShadowPipeline.Tests.Functions.Faults;

/// <summary>A call that a function makes of AWS.</summary>
internal sealed record WireCall(string Function, string Operation);

/// <summary>Stands between the functions' SDK clients and the wire, and decides over every single call; what tests call themselves passes.</summary>
internal sealed partial class WireFaults
{
    /// <summary>Sends the call or answers it otherwise, knowing what tells it from the function's other calls; the default sends.</summary>
    public Func<WireCall, string, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> Handle { get; set; } = (_, _, send) => send();

    /// <summary>Gives a workbench clients that call through here, each call once: what the SDK would repeat is the workflow's to repeat.</summary>
    public void AddClients(IServiceCollection services) => services
        .AddSingleton<IAmazonDynamoDB>(provider => new AmazonDynamoDBClient(LocalClients.Credentials, Configured(new AmazonDynamoDBConfig(), AddressIn(provider))))
        .AddSingleton<IAmazonSageMaker>(provider => new AmazonSageMakerClient(LocalClients.Credentials, Configured(new AmazonSageMakerConfig(), AddressIn(provider))))
        .AddSingleton<IAmazonCloudWatch>(provider => new AmazonCloudWatchClient(LocalClients.Credentials, Configured(new AmazonCloudWatchConfig(), AddressIn(provider))))
        .AddSingleton<IAmazonStepFunctions>(
            provider => new AmazonStepFunctionsClient(LocalClients.Credentials, Configured(new AmazonStepFunctionsConfig(), AddressIn(provider))))
        .AddSingleton<IAmazonS3>(
            provider => new AmazonS3Client(LocalClients.Credentials, Configured(new AmazonS3Config { ForcePathStyle = true }, AddressIn(provider))));

    /// <summary>An answer by which a service says that it is called too often, in the words of its protocol.</summary>
    public static HttpResponseMessage Throttled(string operation) => operation.Contains("Object", StringComparison.Ordinal)
        ? Answer(HttpStatusCode.ServiceUnavailable, "application/xml", "<Error><Code>SlowDown</Code><Message>Reduce your request rate.</Message></Error>")
        : Answer(HttpStatusCode.BadRequest, "application/x-amz-json-1.0", """{"__type": "ThrottlingException", "message": "Rate exceeded"}""");

    private static HttpResponseMessage Answer(HttpStatusCode status, string type, string text) =>
        new(status) { Content = new StringContent(text, System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type)) };

    private static Uri AddressIn(IServiceProvider provider) => provider.GetRequiredService<Workbench.WireAddress>().Uri;

    private T Configured<T>(T config, Uri address)
        where T : ClientConfig
    {
        config.HttpClientFactory = new Factory(this);
        config.MaxErrorRetry = 0;
        return LocalClients.Configured(config, address, "eu-west-1");
    }

    private static string OperationOf(HttpRequestMessage request)
    {
        if (request.Headers.TryGetValues("X-Amz-Target", out var targets))
        {
            return targets.Single().Split('.')[^1];
        }

        var path = request.RequestUri!.AbsolutePath;
        return path.LastIndexOf("/operation/", StringComparison.Ordinal) is > 0 and var found ? path[(found + "/operation/".Length)..]
            : request.Method == HttpMethod.Put ? "PutObject"
            : request.Method == HttpMethod.Head ? "HeadObject"
            : request.Method != HttpMethod.Get ? throw new NotSupportedException($"{request.Method} {request.RequestUri} is no call that is known here.")
            : request.RequestUri.Query.Contains("list-type=2", StringComparison.Ordinal) ? "ListObjectsV2" : "GetObject";
    }

    private sealed class Factory(WireFaults faults) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(faults));

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
    }

    private sealed partial class Handler(WireFaults faults) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            RunningFunction.Name is { } function
                ? await faults.Handle(
                    new WireCall(function, OperationOf(request)), await ContentOfAsync(request), () => base.SendAsync(request, cancellationToken))
                : await base.SendAsync(request, cancellationToken);

        // Of objects one stands for its folder, and of readings one for all; a token by which DynamoDB knows a repetition is another one
        // in every attempt.
        private static async Task<string> ContentOfAsync(HttpRequestMessage request)
        {
            var path = request.RequestUri!.AbsolutePath;
            if (request.Method != HttpMethod.Post || path.EndsWith("/GetMetricData", StringComparison.Ordinal))
            {
                return path[..path.LastIndexOf('/')];
            }

            await request.Content!.LoadIntoBufferAsync();
            return RequestToken().Replace(System.Text.Encoding.Latin1.GetString(await request.Content.ReadAsByteArrayAsync()), "");
        }

        [GeneratedRegex("\"ClientRequestToken\":\"[^\"]*\"")]
        private static partial Regex RequestToken();
    }
}
