using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>Validates every exchange that it sees, and counts. Where there are no models, it sees nothing.</summary>
internal sealed class ModelWatch(ExchangeValidator? validator) : IWireObserver
{
    private readonly ConcurrentDictionary<(string Service, string Operation), int> _calls = new();
    private readonly ConcurrentDictionary<Violation, int> _violations = new();

    /// <summary>Calls by service and operation.</summary>
    public IReadOnlyDictionary<(string Service, string Operation), int> Calls => _calls;

    public IReadOnlyCollection<Violation> Violations => [.. _violations.Keys];

    /// <summary>A watch with the models at hand and the named exceptions.</summary>
    public static ModelWatch Start() => new(Shared.Value);

    /// <summary>What is newer than the models at hand, with what was met of it.</summary>
    public static NewerThanModel Newer { get; } = new(NewerThanModel.Known);

    /// <summary>The models at hand, read once for all tests.</summary>
    public static Lazy<ExchangeValidator?> Shared { get; } = new(() =>
        ServiceModelFolder.Find() is { } folder ? new ExchangeValidator(new ServiceModels(folder).Of, Newer) : null);

    public void Saw(WireExchange exchange)
    {
        if (validator is null)
        {
            return;
        }

        var (service, operation, violations) = Examine(exchange);
        _calls.AddOrUpdate((service, operation), 1, (_, count) => count + 1);
        foreach (var violation in violations)
        {
            _violations.AddOrUpdate(violation, 1, (_, count) => count + 1);
        }
    }

    /// <summary>A test may send what no model allows, to see it refused: takes that from the findings, where it must be.</summary>
    public void Expect(string message)
    {
        var expected = _violations.Keys.Where(violation => violation.ToString().Contains(message, StringComparison.Ordinal)).ToList();
        if (validator is not null)
        {
            expected.ShouldNotBeEmpty(message);
        }

        foreach (var violation in expected)
        {
            _violations.TryRemove(violation, out _);
        }
    }

    public void ShouldHaveSeenNothingWrong() => _violations.Select(found => $"{found.Value} times {found.Key}").Order(StringComparer.Ordinal).ShouldBeEmpty();

    // What cannot even be read is a finding: as an exception it would become the caller's failed call, which some tests expect.
    private (string Service, string Operation, IReadOnlyList<Violation> Violations) Examine(WireExchange exchange)
    {
        try
        {
            return validator!.Examine(exchange);
        }
        catch (Exception exception)
        {
            return ("none", exchange.Method, [new Violation($"{exchange.Method} {exchange.Path}", ViolationKind.WrongForm, "", exception.ToString())]);
        }
    }

    /// <summary>The counts as a table.</summary>
    public string Table()
    {
        var table = new StringBuilder();
        foreach (var service in _calls.GroupBy(call => call.Key.Service).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            table.Append(CultureInfo.InvariantCulture, $"{service.Key,-14}{"",-34}{service.Sum(call => call.Value),8:N0}").AppendLine();
            foreach (var call in service.OrderBy(call => call.Key.Operation, StringComparer.Ordinal))
            {
                table.Append(CultureInfo.InvariantCulture, $"{"",-14}{call.Key.Operation,-34}{call.Value,8:N0}").AppendLine();
            }
        }

        return table.ToString();
    }
}
