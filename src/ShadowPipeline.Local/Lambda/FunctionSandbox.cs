using System.ComponentModel;
using System.Globalization;

namespace ShadowPipeline.Local.Lambda;

/// <summary>
/// One process of a function behind a runtime API of its own, as one of Lambda's execution environments: started once, then invoked one
/// event after the other until it ends or is ended.
/// </summary>
internal sealed class FunctionSandbox : IAsyncDisposable
{
    // A process that asks for nothing within this time is given the invocation's own time as well, as Lambda does.
    private static readonly TimeSpan InitWithin = TimeSpan.FromSeconds(10);

    private readonly FunctionSetup _setup;
    private readonly RuntimeApiServer _api;
    private readonly FunctionProcess _process;
    private readonly TimeProvider _time;
    private readonly Func<string> _newRequestId;
    private readonly long _started;
    private bool _warm;

    private FunctionSandbox(FunctionSetup setup, RuntimeApiServer api, FunctionProcess process, TimeProvider time, Func<string> newRequestId, long started)
    {
        _setup = setup;
        _api = api;
        _process = process;
        _time = time;
        _newRequestId = newRequestId;
        _started = started;
    }

    /// <summary>Starts the process and returns at once.</summary>
    /// <param name="setup">The function.</param>
    /// <param name="log">Takes each line that the process writes.</param>
    /// <param name="time">The clock.</param>
    /// <param name="newRequestId">Makes the id of an invocation.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FunctionNotStartedException">The executable is no program for this machine.</exception>
    public static async Task<FunctionSandbox> StartAsync(
        FunctionSetup setup, Action<string> log, TimeProvider time, Func<string> newRequestId, CancellationToken cancellationToken)
    {
        var api = await RuntimeApiServer.StartAsync(time, cancellationToken);
        try
        {
            var environment = setup.ProcessEnvironment(
                api.Endpoint, string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyy/MM/dd}/[$LATEST]local"));
            var started = time.GetTimestamp();
            return new FunctionSandbox(setup, api, FunctionProcess.Start(setup.Executable, environment, log, time), time, newRequestId, started);
        }
        catch (Win32Exception exception)
        {
            await api.DisposeAsync();
            throw new FunctionNotStartedException($"{setup.Executable} cannot be started: {exception.Message}.", exception);
        }
        catch
        {
            await api.DisposeAsync();
            throw;
        }
    }

    /// <summary>Hands one event to the process and waits for what it reports; a process that takes too long is ended.</summary>
    public async Task<InvocationOutcome> InvokeAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var id = _newRequestId();
        var init = _warm ? null : await InitAsync(cancellationToken);
        _warm = true;
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var handedOut = _time.GetTimestamp();
        _api.Enqueue(new Invocation(id, payload, _time.GetUtcNow() + _setup.Timeout, _setup.Arn, NewTraceId()));
        var report = _api.NextReportAsync(reading.Token).AsTask();
        var limit = _api.Asked.IsCompleted ? _setup.Timeout : TimeSpan.Zero;
        var first = await FirstAsync(report, limit, cancellationToken);
        var duration = _time.GetElapsedTime(handedOut);
        var peak = _process.PeakMemory;
        await reading.CancelAsync();
        // What was handed over before cannot be cancelled any more: a process may report and end at once.
        if (await ReadOrNullAsync(report, cancellationToken) is { } said)
        {
            // An error of the start is reported before there is anything to hand out.
            var taken = _time.GetElapsedTime(handedOut, said.ReceivedAt);
            return new InvocationOutcome(id, said.Body, said.ErrorType, false, init, taken > TimeSpan.Zero ? taken : TimeSpan.Zero, peak);
        }

        if (first == _process.Ended)
        {
            return Failed("Runtime.ExitError", ExitText(await _process.Ended));
        }

        await _process.StopAsync();
        return Failed("Sandbox.Timedout", $"Task timed out after {Seconds(_setup.Timeout)} seconds") with
        {
            TimedOut = true,
            // The invocation's time was over before the process asked for it.
            Duration = limit == TimeSpan.Zero ? _setup.Timeout : duration,
        };

        InvocationOutcome Failed(string type, string message) =>
            new(id, LambdaErrors.Json(type, $"RequestId: {id} Error: {message}"), type, false, init, duration, peak);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await _api.DisposeAsync();
    }

    /// <summary>Seconds as Lambda writes them.</summary>
    public static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);

    private static string ExitText(int code) => code == 0
        ? "Runtime exited without providing a reason"
        : string.Create(CultureInfo.InvariantCulture, $"Runtime exited with error: exit status {code}");

    private async Task<TimeSpan?> InitAsync(CancellationToken cancellationToken)
    {
        if (await FirstAsync(_api.Asked, InitWithin + _setup.Timeout, cancellationToken) is null)
        {
            return InitWithin;
        }

        return _time.GetElapsedTime(_started, _api.Asked.IsCompletedSuccessfully ? await _api.Asked : _time.GetTimestamp());
    }

    private static async Task<InvocationReport?> ReadOrNullAsync(Task<InvocationReport> report, CancellationToken cancellationToken)
    {
        try
        {
            return await report;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    // The task itself, the end of the process, or null when the time is over first. What was reported before the end counts.
    private async Task<Task?> FirstAsync(Task task, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            var first = await Task.WhenAny(task, _process.Ended).WaitAsync(limit, _time, cancellationToken);
            return task.IsCompleted ? task : first;
        }
        catch (TimeoutException)
        {
            return task.IsCompleted ? task : null;
        }
    }

    private string NewTraceId()
    {
        var id = _newRequestId().Replace("-", "", StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"Root=1-{_time.GetUtcNow().ToUnixTimeSeconds():x8}-{id[..24]};Parent={id[16..32]};Sampled=0");
    }
}

/// <summary>A function's process did not even start; the message says why.</summary>
internal sealed class FunctionNotStartedException(string message, Exception inner) : Exception(message, inner);
