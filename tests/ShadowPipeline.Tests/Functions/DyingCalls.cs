using Amazon.Runtime;
using ShadowPipeline.Cli.Running;

namespace ShadowPipeline.Tests.Functions;

/// <summary>Lets a function die at one of its calls: before it, so that everything before is done and nothing after.</summary>
internal sealed class DyingCalls : IDisposable
{
    private readonly List<AmazonServiceClient> _clients;
    private readonly string _function;
    private int _made;

    public DyingCalls(Workbench bench, string function)
    {
        _function = function;
        _clients = bench.Clients;
        _clients.ForEach(client => client.BeforeRequestEvent += Pass);
    }

    /// <summary>What happens at the function's call of a number, from 1, before it is made.</summary>
    public Action<int, AmazonWebServiceRequest> At { get; set; } = (_, _) => { };

    /// <summary>Whether the function came to the call of that number; it dies there.</summary>
    public async Task<bool> DiesAsync(int call, Func<Task> work)
    {
        _made = 0;
        At = (made, _) =>
        {
            if (made == call)
            {
                throw new DiedException($"Died before call {call}.");
            }
        };
        try
        {
            await work();
            return false;
        }
        catch (Exception exception) when (IsDeath(exception))
        {
            return true;
        }
        finally
        {
            At = (_, _) => { };
        }
    }

    public void Dispose() => _clients.ForEach(client => client.BeforeRequestEvent -= Pass);

    private static bool IsDeath(Exception? exception) => exception is DiedException || (exception is not null && IsDeath(exception.InnerException));

    private void Pass(object sender, RequestEventArgs arguments)
    {
        if (RunningFunction.Name == _function)
        {
            At(++_made, ((WebServiceRequestEventArgs)arguments).Request);
        }
    }

    private sealed class DiedException(string message) : Exception(message);
}
