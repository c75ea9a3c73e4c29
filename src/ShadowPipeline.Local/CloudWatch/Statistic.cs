using System.Globalization;
using System.Text.RegularExpressions;

namespace ShadowPipeline.Local.CloudWatch;

/// <summary>A statistic by its CloudWatch name.</summary>
internal sealed partial record Statistic
{
    private readonly Func<Bucket, double> _compute;

    private Statistic(string name, Func<Bucket, double> compute)
    {
        Name = name;
        _compute = compute;
    }

    public string Name { get; }

    /// <summary>The statistic of that name; null for one that is not known here.</summary>
    public static Statistic? Find(string name) => name switch
    {
        "Sum" => new(name, bucket => bucket.Sum),
        "Average" => new(name, bucket => bucket.Sum / bucket.Count),
        "Minimum" => new(name, bucket => bucket.Minimum),
        "Maximum" => new(name, bucket => bucket.Maximum),
        "SampleCount" => new(name, bucket => bucket.Count),
        _ when PercentilePattern().IsMatch(name) && double.Parse(name.AsSpan(1), CultureInfo.InvariantCulture) is var percent and <= 100 =>
            new(name, bucket => bucket.Percentile(percent)),
        _ => null,
    };

    /// <summary>The statistic of a period that has values.</summary>
    public double Of(Bucket bucket) => _compute(bucket);

    [GeneratedRegex(@"\Ap[0-9]{1,3}(?:\.[0-9]{1,10})?\z")]
    private static partial Regex PercentilePattern();
}
