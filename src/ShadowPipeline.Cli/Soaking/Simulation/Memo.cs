namespace ShadowPipeline.Cli.Soaking.Simulation;

/// <summary>What was read lately, so that it is not parsed again. It forgets everything once it is full: a world may have ten thousand runs.</summary>
internal sealed class Memo<T>
    where T : class
{
    private const int Most = 1_000;
    private readonly Dictionary<string, T> _known = new(StringComparer.Ordinal);

    /// <summary>What is known, or null.</summary>
    public T? Find(string key) => _known.GetValueOrDefault(key);

    /// <summary>Keeps a value and returns it.</summary>
    public T Keep(string key, T value)
    {
        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        return _known[key] = value;
    }

    /// <summary>Forgets what was written meanwhile.</summary>
    public void Forget(string key) => _known.Remove(key);
}
