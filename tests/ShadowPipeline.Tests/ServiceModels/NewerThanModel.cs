using System.Collections.Concurrent;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>A member or value that AWS has and the model at hand has not.</summary>
/// <param name="Service">The service's folder in the models.</param>
/// <param name="Shape">The shape that gained it.</param>
/// <param name="Name">The member or the value.</param>
/// <param name="Since">Since when AWS has it, and why it is used here.</param>
internal sealed record Newer(string Service, string Shape, string Name, string Since);

/// <summary>The named exceptions: what is newer than the models of Debian's package, of January 2023. Each was met, or it would not be here.</summary>
internal sealed class NewerThanModel(IReadOnlyList<Newer> known)
{
    private readonly ConcurrentDictionary<Newer, int> _met = new();

    public static IReadOnlyList<Newer> Known { get; } =
    [
        new("s3", "PutObjectRequest", "if-none-match", "August 2024, conditional writes: evidence is written once"),
        new("s3", "PutObjectOutput", "x-amz-checksum-type", "December 2024, default integrity protections: the SDK reads it"),
        new("s3", "GetObjectOutput", "x-amz-checksum-type", "December 2024, default integrity protections: the SDK reads it"),
        new("s3", "HeadObjectOutput", "x-amz-checksum-type", "December 2024, default integrity protections: the SDK reads it"),
        new("sagemaker", "InstanceType", "ml.c6i.2xlarge", "2023: endpoints had it before experiments did; a sample policy names it"),
    ];

    public IReadOnlyList<Newer> All => known;

    /// <summary>How often each was met.</summary>
    public IReadOnlyDictionary<Newer, int> Met => _met;

    public bool Excuses(string service, string shape, string name)
    {
        if (known.FirstOrDefault(newer => newer.Service == service && newer.Shape == shape && newer.Name == name) is not { } found)
        {
            return false;
        }

        _met.AddOrUpdate(found, 1, (_, count) => count + 1);
        return true;
    }

    /// <summary>Exceptions that the models do not need: they have the member or the value themselves, or not even the shape.</summary>
    public IEnumerable<Newer> Needless(ServiceModels models) => known.Where(newer =>
    {
        var model = models.Of(newer.Service);
        return !model.HasShape(newer.Shape)
            || (model.Shape(newer.Shape) is var shape && (Has(shape, newer.Name) || (shape.Values?.Contains(newer.Name) ?? false)));
    });

    private static bool Has(ModelShape shape, string name) =>
        shape.Members.ContainsKey(name) || shape.Members.Values.Any(member => member.LocationName.Equals(name, StringComparison.OrdinalIgnoreCase));
}
