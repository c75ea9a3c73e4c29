using ShadowPipeline.Judging;
using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;

namespace ShadowPipeline.MetricFiles;

/// <summary>
/// Utilisation of instances whose cores or GPUs nobody said. CloudWatch adds it up over them, so its own figures are never below those per
/// core: a limit that they keep is kept, one that they break may be kept all the same. A percentage of production is the same in either
/// unit as long as both variants ran on one instance type.
/// </summary>
internal sealed class UnknownUnits
{
    private readonly HashSet<MetricQuery> _unknown;
    private readonly MetricWindow _perUnit;
    private readonly bool _oneType;

    public UnknownUnits(MetricWindow asGiven, TestSetup setup)
    {
        _perUnit = Utilisation.PerUnit(asGiven, setup.Production.InstanceType ?? "", setup.Shadow.InstanceType ?? "");
        _unknown = [.. asGiven.Series.Where(one => one.Value.Count > 0 && _perUnit.Series[one.Key].Count == 0).Select(one => one.Key)];
        _oneType = setup.Production.InstanceType == setup.Shadow.InstanceType;
        Window = _perUnit with
        {
            Series = _perUnit.Series.ToDictionary(
                one => one.Key, one => _unknown.Contains(one.Key) ? asGiven.Series[one.Key] : one.Value),
        };
    }

    /// <summary>Per core or GPU where that is known, as CloudWatch gave it elsewhere.</summary>
    public MetricWindow Window { get; }

    /// <summary>Without what is not known.</summary>
    public MetricWindow KnownOnly => _perUnit;

    /// <summary>Why a result says nothing, or null.</summary>
    /// <param name="result">What the judge found in <see cref="Window"/>.</param>
    /// <param name="restsOn">The series that it rests on.</param>
    public string? Doubt(CriterionResult result, IEnumerable<MetricQuery> restsOn)
    {
        if (result.Upper is null || !restsOn.Any(_unknown.Contains))
        {
            return null;
        }

        var stands = result.Limit.Kind switch
        {
            LimitKind.Max => result.Outcome == CriterionOutcome.Pass,
            LimitKind.MaxIncrease => _oneType && result.Outcome == CriterionOutcome.Pass,
            _ => _oneType,
        };
        return stands ? null : "CloudWatch adds it up over the cores or GPUs of an instance, and the instance type is not known";
    }
}
