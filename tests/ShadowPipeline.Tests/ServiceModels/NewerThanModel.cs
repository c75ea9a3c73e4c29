using System.Collections.Concurrent;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>A member or value that AWS has and the model at hand has not.</summary>
/// <param name="Service">The service's folder in the models.</param>
/// <param name="Shape">The shape that gained it.</param>
/// <param name="Name">The member or the value.</param>
/// <param name="Since">Since when AWS has it, and why it is used here.</param>
internal sealed record Newer(string Service, string Shape, string Name, string Since);

/// <summary>The named exceptions: what AWS does and the models of Debian's package, of January 2023, do not know. A test holds that each is needed.</summary>
internal sealed class NewerThanModel(IReadOnlyList<Newer> known)
{
    /// <summary>In place of a name: the shape may be empty, whatever its least size.</summary>
    public const string Nothing = "";

    private readonly ConcurrentDictionary<Newer, int> _met = new();

    public static IReadOnlyList<Newer> Known { get; } =
    [
        new("s3", "PutObjectRequest", "if-none-match", "August 2024, conditional writes: evidence is written once"),
        new("s3", "PutObjectRequest", "if-match", "November 2024, conditional writes: a page is replaced if it is the one that was read"),
        new("s3", "PutObjectOutput", "x-amz-checksum-type", "December 2024, default integrity protections: the SDK reads it"),
        new("s3", "GetObjectOutput", "x-amz-checksum-type", "December 2024, default integrity protections: the SDK reads it"),
        new("s3", "HeadObjectOutput", "x-amz-checksum-type", "December 2024, default integrity protections: the SDK reads it"),
        new("sagemaker", "InstanceType", "ml.c6i.2xlarge", "2023: endpoints had it before experiments did; a sample policy names it"),
        new("stepfunctions", "DescribeExecutionInput", "includedData", "July 2024, customer managed keys: executions may be asked for without their data"),
        new("stepfunctions", "DescribeExecutionOutput", "redriveCount", "November 2023, redrive: every execution says it"),
        new("stepfunctions", "DescribeExecutionOutput", "redriveStatus", "November 2023, redrive: every execution says it"),
        new("stepfunctions", "DescribeExecutionOutput", "redriveStatusReason", "November 2023, redrive: every execution says it"),
        new("dynamodb", "BatchGetRequestMap", Nothing, "always: where no key is left over, DynamoDB answers with an empty UnprocessedKeys, which its model forbids"),
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
        return !model.HasShape(newer.Shape) || !IsNeeded(model.Shape(newer.Shape), newer.Name);
    });

    private static bool IsNeeded(ModelShape shape, string name) =>
        name == Nothing ? shape.Min > 0 : !Has(shape, name) && !(shape.Values?.Contains(name) ?? false);

    private static bool Has(ModelShape shape, string name) =>
        shape.Members.ContainsKey(name) || shape.Members.Values.Any(member => member.LocationName.Equals(name, StringComparison.OrdinalIgnoreCase));
}
