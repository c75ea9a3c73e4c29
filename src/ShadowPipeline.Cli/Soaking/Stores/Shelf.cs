using Microsoft.Win32.SafeHandles;

namespace ShadowPipeline.Cli.Soaking.Stores;

/// <summary>
/// Bytes that are kept for later, out of the memory that a database would not take either: what was put last is held, the rest lies in a
/// file without a name, which ends with this.
/// </summary>
internal sealed class Shelf : IDisposable
{
    private const int Held = 4 << 20;

    private readonly Lock _gate = new();
    private readonly MemoryStream _last = new();
    private SafeFileHandle? _file;
    private long _filed;

    /// <summary>Puts bytes on the shelf.</summary>
    public Place Put(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if (_last.Length + bytes.Length > Held)
            {
                FileLast();
            }

            var place = new Place(_filed + _last.Length, bytes.Length);
            _last.Write(bytes);
            return place;
        }
    }

    /// <summary>A copy of what was put there.</summary>
    public byte[] Get(Place place)
    {
        lock (_gate)
        {
            if (place.Offset >= _filed)
            {
                return _last.GetBuffer().AsSpan((int)(place.Offset - _filed), place.Length).ToArray();
            }

            var bytes = new byte[place.Length];
            for (var read = 0; read < bytes.Length;)
            {
                var some = RandomAccess.Read(_file!, bytes.AsSpan(read), place.Offset + read);
                read += some > 0 ? some : throw new EndOfStreamException($"The shelf's file ends before {place}.");
            }

            return bytes;
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        _last.Dispose();
    }

    private void FileLast()
    {
        _file ??= Nameless();
        RandomAccess.Write(_file, _last.GetBuffer().AsSpan(0, (int)_last.Length), _filed);
        _filed += _last.Length;
        _last.SetLength(0);
    }

    // Deleted while it is open: whatever ends the process, nothing is left.
    private static SafeFileHandle Nameless()
    {
        var path = Path.Combine(Path.GetTempPath(), $"shadow-soak-{Path.GetRandomFileName()}");
        var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete);
        File.Delete(path);
        return file;
    }

    /// <summary>Where bytes are.</summary>
    internal readonly record struct Place(long Offset, int Length);
}
