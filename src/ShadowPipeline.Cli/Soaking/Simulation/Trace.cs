using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ShadowPipeline.Cli.Soaking.Simulation;

/// <summary>Everything that happened in a world, in order: its checksum tells two worlds apart, its last lines tell a broken one's story.</summary>
internal sealed class Trace(EventLoop loop) : IDisposable
{
    // Some hundred runs' worth: what broke broke lately, and a world may have ten thousand.
    private const int MostLines = 50_000;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Queue<(DateTimeOffset At, string What)> _lines = [];
    private readonly DateTimeOffset _start = loop.Now;

    /// <summary>Adds a line; it names whom it concerns.</summary>
    public void Add(string what)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{(loop.Now - _start).Ticks} {what}\n");
        _hash.AppendData(Encoding.UTF8.GetBytes(line));
        _lines.Enqueue((loop.Now, what));
        if (_lines.Count > MostLines)
        {
            _lines.Dequeue();
        }
    }

    /// <summary>The checksum of all lines so far.</summary>
    public byte[] Hash() => _hash.GetCurrentHash();

    /// <summary>The last lines that name one of some things, oldest first.</summary>
    public IReadOnlyList<string> About(IReadOnlyCollection<string> names, int most) =>
    [
        .. _lines.Where(line => names.Any(name => line.What.Contains(name, StringComparison.Ordinal)))
            .TakeLast(most)
            .Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.At:MM-dd HH:mm:ss.fff} {line.What}")),
    ];

    public void Dispose() => _hash.Dispose();
}
