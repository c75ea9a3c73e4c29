using System.Collections.Concurrent;
using Amazon.Runtime;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Tests.Functions;

namespace ShadowPipeline.Tests.Deployment.Calls;

/// <summary>Notes every request that a workbench's functions send through their clients. A request that it does not know fails the function and the recording.</summary>
internal sealed class CallRecorder : IDisposable
{
    private readonly ConcurrentQueue<(string Function, AmazonWebServiceRequest Request)> _requests = new();
    private readonly List<AmazonServiceClient> _clients;
    private readonly CalledActions _actions;

    private CallRecorder(Workbench bench, Template template)
    {
        var (real, named) = (bench.Get<Tables>(), new Tables(Tables.DefaultPrefix));
        _actions = new CalledActions(new Arns(template), new Dictionary<string, string>
        {
            [real.Runs] = named.Runs,
            [real.Decisions] = named.Decisions,
            [real.Policies] = named.Policies,
        });
        _clients = bench.Clients;
        _clients.ForEach(client => client.BeforeRequestEvent += Note);
    }

    /// <summary>The requests in their order, with the function that sent each.</summary>
    public IReadOnlyCollection<(string Function, AmazonWebServiceRequest Request)> Requests => _requests;

    /// <summary>What the requests need.</summary>
    public IEnumerable<SeenCall> Calls =>
        _requests.SelectMany(one => _actions.Of(one.Request).Select(need => new SeenCall(one.Function, need.Action, need.Resource))).Distinct();

    /// <summary>The requests' names, without the word Request.</summary>
    public IEnumerable<string> Operations => _requests.Select(one => one.Request.GetType().Name[..^"Request".Length]).Distinct();

    public static CallRecorder Attach(Workbench bench, Template template) => new(bench, template);

    public void Dispose() => _clients.ForEach(client => client.BeforeRequestEvent -= Note);

    private void Note(object sender, RequestEventArgs arguments)
    {
        // A test's own calls, and on the shared engine those of others, are no function's.
        if (RunningFunction.Name is not { } function)
        {
            return;
        }

        var request = ((WebServiceRequestEventArgs)arguments).Request;
        _requests.Enqueue((function, request));
        _ = _actions.Of(request).Count();
    }
}
