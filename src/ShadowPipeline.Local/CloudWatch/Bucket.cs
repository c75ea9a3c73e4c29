namespace ShadowPipeline.Local.CloudWatch;

/// <summary>The raw values of one period: CloudWatch's statistics are over these, percentiles included.</summary>
internal sealed class Bucket
{
    private readonly List<int[]> _requests = [];
    private readonly List<(double Value, long Count)> _values = [];

    public double Sum { get; private set; }

    public long Count { get; private set; }

    public double Minimum { get; private set; } = double.PositiveInfinity;

    public double Maximum { get; private set; } = double.NegativeInfinity;

    /// <summary>Adds a value that was seen so often.</summary>
    public void Add(double value, long count)
    {
        if (count <= 0)
        {
            return;
        }

        _values.Add((value, count));
        Sum += value * count;
        Count += count;
        Minimum = Math.Min(Minimum, value);
        Maximum = Math.Max(Maximum, value);
    }

    /// <summary>Adds one value per request; ascending. A bucket holds these or counted values, not both.</summary>
    public void Add(int[] ascending)
    {
        if (ascending.Length == 0)
        {
            return;
        }

        _requests.Add(ascending);
        var sum = 0L;
        foreach (var value in ascending)
        {
            sum += value;
        }

        Sum += sum;
        Count += ascending.Length;
        Minimum = Math.Min(Minimum, ascending[0]);
        Maximum = Math.Max(Maximum, ascending[^1]);
    }

    /// <summary>The smallest value that so many percent of the values do not exceed (nearest rank).</summary>
    public double Percentile(double percent)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(percent / 100 * Count));
        if (_requests.Count > 0)
        {
            return Merged()[rank - 1];
        }

        var seen = 0L;
        foreach (var (value, count) in _values.OrderBy(entry => entry.Value))
        {
            seen += count;
            if (seen >= rank)
            {
                return value;
            }
        }

        return Maximum;
    }

    private int[] Merged()
    {
        if (_requests.Count > 1)
        {
            var all = _requests.SelectMany(values => values).ToArray();
            Array.Sort(all);
            _requests.Clear();
            _requests.Add(all);
        }

        return _requests[0];
    }
}
