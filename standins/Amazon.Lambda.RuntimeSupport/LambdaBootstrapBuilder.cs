using Amazon.Lambda.RuntimeSupport.Bootstrap;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Builds the runtime loop around a handler.</summary>
public partial class LambdaBootstrapBuilder
{
    private readonly HandlerWrapper _wrapper;
    private HttpClient _http;
    private LambdaBootstrapInitializer _initializer;
    private LambdaBootstrapOptions _options;

    private LambdaBootstrapBuilder(HandlerWrapper wrapper) => _wrapper = wrapper;

    public LambdaBootstrapBuilder UseBootstrapHandler(LambdaBootstrapInitializer lambdaBootstrapInitializer)
    {
        _initializer = lambdaBootstrapInitializer;
        return this;
    }

    public LambdaBootstrapBuilder UseHttpClient(HttpClient httpClient)
    {
        _http = httpClient;
        return this;
    }

    public LambdaBootstrapBuilder ConfigureOptions(Action<LambdaBootstrapOptions> options = null)
    {
        _options ??= new LambdaBootstrapOptions();
        options?.Invoke(_options);
        return this;
    }

    public LambdaBootstrap Build() => _http is null
        ? new LambdaBootstrap(_wrapper, _options, _initializer)
        : new LambdaBootstrap(_http, _wrapper, _options, _initializer);
}
