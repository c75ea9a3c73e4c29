using ShadowPipeline.Judging.Statistics;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Preflights;

/// <summary>What an hour of an instance costs: a small table for estimates, never a quote. It can be replaced by one of the user's own.</summary>
public sealed class PriceTable
{
    private const string Resource = "ShadowPipeline.Preflights.instance-prices.json";

    private static readonly Lazy<PriceTable> BuiltIn = new(ReadBuiltIn);

    private readonly IReadOnlyDictionary<string, double> _usdPerHour;

    private PriceTable(string asOf, IReadOnlyDictionary<string, double> usdPerHour)
    {
        AsOf = asOf;
        _usdPerHour = usdPerHour;
    }

    /// <summary>The table that comes with this software.</summary>
    public static PriceTable Default => BuiltIn.Value;

    /// <summary>Of when the prices are, e.g. <c>2024</c>.</summary>
    public string AsOf { get; }

    /// <summary>USD per hour of e.g. <c>ml.m5.xlarge</c>; null when the table does not know the type.</summary>
    /// <param name="instanceType">The instance type.</param>
    public double? UsdPerHour(string instanceType) => _usdPerHour.TryGetValue(instanceType, out var price) ? price : null;

    /// <summary>What instances of a type cost for that many hours, in USD; null when the table does not know the type.</summary>
    /// <param name="instanceType">The instance type.</param>
    /// <param name="instanceHours">Instances times hours.</param>
    public double? Cost(string instanceType, double instanceHours) =>
        UsdPerHour(instanceType) is { } price ? Significant.Round(price * instanceHours) : null;

    /// <summary>Reads a table: <c>{"asOf": "2026-11", "source": "…", "usdPerHour": {"ml.m5.xlarge": 0.23}}</c>; <c>source</c> may be left out.</summary>
    /// <param name="json">The document.</param>
    /// <exception cref="InvalidPriceTableException">It lists every problem with its JSON path.</exception>
    public static PriceTable Read(string json)
    {
        using var document = StrictJson.Parse(json, out var noJson);
        if (document is null)
        {
            throw new InvalidPriceTableException([noJson!]);
        }

        var problems = new ProblemList();
        var table = new JsonField(document.RootElement, JsonPath.Root, problems).Scope() is { } scope ? ReadWhole(scope) : null;
        return table is not null && problems.IsEmpty ? table : throw new InvalidPriceTableException(problems.InOrderOf(document.RootElement));
    }

    private static PriceTable ReadWhole(JsonScope scope)
    {
        scope.RefuseUnknown("asOf", "source", "usdPerHour");
        scope.Optional("source", field => field.Text(AwsText.Description), "");
        return new PriceTable(scope.Required("asOf", field => field.Text(AwsText.Description), ""), scope.Required("usdPerHour", Prices, []));
    }

    private static Dictionary<string, double> Prices(JsonField field)
    {
        var prices = new Dictionary<string, double>(StringComparer.Ordinal);
        if (field.Scope() is { } scope)
        {
            foreach (var type in scope.Keys.ToList())
            {
                prices[type] = scope.Required(type, price => price.Number(0, 10_000), 0);
            }
        }

        return prices;
    }

    private static PriceTable ReadBuiltIn()
    {
        using var stream = typeof(PriceTable).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly lacks {Resource}.");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    }
}
