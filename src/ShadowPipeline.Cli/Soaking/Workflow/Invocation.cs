using System.Globalization;
using ShadowPipeline.Cli.Soaking.Faults;
using ShadowPipeline.Local.Lambda;

namespace ShadowPipeline.Cli.Soaking.Workflow;

/// <summary>One invocation of a function, and what it meets with.</summary>
/// <param name="number">Counts the invocations of a world.</param>
/// <param name="function">Which function.</param>
/// <param name="about">Whom it concerns.</param>
/// <param name="fate">What it meets with, or null.</param>
/// <param name="fatefulCall">At which of its calls, from 1.</param>
/// <param name="skew">How far its clock is off.</param>
internal sealed class Invocation(int number, string function, string about, FaultKind? fate, int fatefulCall, TimeSpan skew)
{
    /// <summary>After so long Lambda kills a function.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    private static readonly AsyncLocal<Invocation?> Flowing = new();
    private readonly TaskCompletionSource<LambdaAnswer> _answer = new();
    private int _calls;
    private bool _ended;

    /// <summary>The invocation that the running code belongs to; null outside of any.</summary>
    public static Invocation? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }

    /// <summary>How far the clock of the invocation is off.</summary>
    public TimeSpan Skew => skew;

    /// <summary>Whether its process is gone.</summary>
    public bool Dead { get; private set; }

    /// <summary>Whether whoever invoked it has an answer, true or not.</summary>
    public bool IsAnswered => _answer.Task.IsCompleted;

    /// <summary>The answer.</summary>
    public Task<LambdaAnswer> Answered => _answer.Task;

    /// <summary>A call begins.</summary>
    public void Count() => _calls++;

    /// <summary>Whether the time of its fate has come, and this is it.</summary>
    public bool MeetsNow(FaultKind kind) => kind == fate && _calls == fatefulCall;

    /// <summary>Whether this is its fate at all.</summary>
    public bool Meets(FaultKind kind) => kind == fate;

    /// <summary>It answers.</summary>
    public void Answer(LambdaAnswer answer) => _answer.TrySetResult(answer);

    /// <summary>Whoever invoked it hears of an error.</summary>
    public void Answer(string error, string message) => Answer(LambdaAnswer.Error(error, message));

    /// <summary>It ends by itself.</summary>
    public void End(LambdaAnswer answer)
    {
        _ended = true;
        Answer(answer);
    }

    /// <summary>Its process ends in the middle; nothing happens to one that has ended.</summary>
    public void Die(string error, string message)
    {
        if (!_ended)
        {
            Dead = true;
            Answer(error, message);
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{function}#{number} {about}");
}
