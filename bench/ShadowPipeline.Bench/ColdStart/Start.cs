using System.Text;
using ShadowPipeline.Local.Lambda;

namespace ShadowPipeline.Bench.ColdStart;

/// <summary>What one start of a program took.</summary>
/// <param name="ToRequest">Milliseconds from the start of the process to its first request for work.</param>
/// <param name="ToResponse">Milliseconds from the start of the process to its first answer; the event was there from the beginning.</param>
/// <param name="Warm">Milliseconds of each further invocation.</param>
/// <param name="Memory">The most bytes that were resident when the first answer was there; NaN where the system does not say.</param>
/// <param name="WarmMemory">And after all invocations.</param>
internal sealed record Start(double ToRequest, double ToResponse, IReadOnlyList<double> Warm, double Memory, double WarmMemory)
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(1);

    /// <summary>Starts the program once, and invokes it further while it lives.</summary>
    public static async Task<Start> MeasureAsync(Candidate candidate, int warmInvocations)
    {
        var time = TimeProvider.System;
        await using var api = await RuntimeApiServer.StartAsync(time, CancellationToken.None);
        var setup = new FunctionSetup(candidate.Function, candidate.Executable, candidate.Environment, "eu-west-1");
        var environment = setup.ProcessEnvironment(api.Endpoint, "bench");
        var log = new StringBuilder();
        Enqueue(api, setup, 0, candidate.NextEvent());
        var started = time.GetTimestamp();
        await using var process = FunctionProcess.Start(candidate.Executable, environment, line => log.AppendLine(line), time);
        var report = await NextAsync(api, process, log);
        var toResponse = time.GetElapsedTime(started, report.ReceivedAt).TotalMilliseconds;
        var toRequest = time.GetElapsedTime(started, await api.Asked).TotalMilliseconds;
        var memory = process.PeakMemory;
        await candidate.Reset(report.Body);
        var warm = new List<double>();
        for (var i = 1; i <= warmInvocations; i++)
        {
            var payload = candidate.NextEvent();
            var handedOut = time.GetTimestamp();
            Enqueue(api, setup, i, payload);
            report = await NextAsync(api, process, log);
            warm.Add(time.GetElapsedTime(handedOut, report.ReceivedAt).TotalMilliseconds);
            await candidate.Reset(report.Body);
        }

        return new Start(toRequest, toResponse, warm, memory ?? double.NaN, process.PeakMemory ?? double.NaN);
    }

    private static void Enqueue(RuntimeApiServer api, FunctionSetup setup, int number, byte[] payload) =>
        api.Enqueue(new Invocation($"bench-{number}", payload, TimeProvider.System.GetUtcNow() + Bound, setup.Arn));

    private static async Task<InvocationReport> NextAsync(RuntimeApiServer api, FunctionProcess process, StringBuilder log)
    {
        var report = api.NextReportAsync(CancellationToken.None).AsTask();
        var first = await Task.WhenAny(report, process.Ended).WaitAsync(Bound, TimeProvider.System);
        if (first == report && (await report).ErrorType is null)
        {
            return await report;
        }

        var said = first == report ? Encoding.UTF8.GetString((await report).Body.Span) : $"it ended with {await process.Ended}";
        throw new InvalidOperationException($"The function failed: {said}\n{log}");
    }
}
