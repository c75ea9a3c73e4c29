namespace ShadowPipeline.Tests.Standins.Api;

/// <summary>A type to compare with a listing that it obeys, and with others that it does not.</summary>
public class SampleClient : SampleBase, IDisposable
{
    public const string Constant = "one";

    public static readonly SampleClient Shared = new();

    public int? Size { get; set; }

    protected internal string Secret { get; } = "s";

    public static implicit operator string(SampleClient client) => Constant;

    public Task SendAsync(string name, CancellationToken cancellationToken = default) => Task.FromResult(Size);

    public Task SendAsync(string name, params object[] args) => Task.FromResult(Size);

    public override void Run(IDictionary<string, byte[]> map)
    {
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    public override string ToString() => Constant;

    protected virtual void Dispose(bool disposing)
    {
    }
}

public abstract class SampleBase
{
    public abstract void Run(IDictionary<string, byte[]> map);
}

public interface ISample
{
    string Name { get; }

    void Do(int count = 3, bool all = true) => ToString();
}
