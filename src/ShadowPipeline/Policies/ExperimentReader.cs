using ShadowPipeline.Planning;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Policies;

/// <summary>Reads the <c>experiment</c> part of a policy.</summary>
internal static class ExperimentReader
{
    // SageMaker takes 50, and the run adds its own.
    private const int MostTags = 40;

    private static readonly string[] Keys =
    [
        "duration", "startDelay", "samplingPercentage", "roleArn", "instanceType", "instanceCount", "description", "kmsKey", "tags", "dataStorage",
    ];

    public static ExperimentPolicy Placeholder { get; } = new() { Duration = default, RoleArn = "" };

    public static ExperimentPolicy Read(JsonField field)
    {
        if (field.Scope() is not { } scope)
        {
            return Placeholder;
        }

        scope.RefuseUnknown(Keys);
        return new ExperimentPolicy
        {
            Duration = scope.Required("duration", item => Durations.Read(item, Durations.ShortestTest, Durations.LongestTest), default),
            RoleArn = scope.Required("roleArn", item => item.Text(AwsText.RoleArn), ""),
            StartDelay = scope.Optional(
                "startDelay", item => Durations.Read(item, TimeSpan.Zero, Durations.LongestTest), PolicyDuration.Zero),
            SamplingPercentage = scope.Optional("samplingPercentage", item => item.WholeNumber(1, 100), 100),
            InstanceType = scope.OptionalOrNull("instanceType", InstanceType),
            InstanceCount = scope.OptionalOrNull<int?>("instanceCount", item => item.WholeNumber(1, int.MaxValue)),
            Description = scope.OptionalOrNull("description", item => item.Text(AwsText.Description)),
            KmsKey = scope.OptionalOrNull("kmsKey", item => item.Text(AwsText.KmsKey)),
            Tags = scope.Optional("tags", Tags, Placeholder.Tags),
            DataStorage = scope.OptionalOrNull("dataStorage", DataStorage),
        };
    }

    private static string InstanceType(JsonField field)
    {
        var type = field.Text(AwsText.InstanceType);
        if (type.StartsWith("ml.inf1.", StringComparison.Ordinal))
        {
            field.Refuse($"is \"{type}\", but SageMaker runs no shadow test on Inf1 instances");
        }

        return type;
    }

    private static Dictionary<string, string> Tags(JsonField field)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        if (field.Scope() is not { } scope)
        {
            return tags;
        }

        foreach (var key in scope.Keys)
        {
            tags[key] = scope.Find(key)!.Value.Text(AwsText.TagValue);
            if (TagKeyProblem(key) is { } problem)
            {
                scope.Find(key)!.Value.Refuse(problem);
            }
        }

        if (tags.Count > MostTags)
        {
            field.Refuse($"has {tags.Count} tags, expected at most {MostTags}: SageMaker allows 50, and the run adds its own");
        }

        return tags;
    }

    private static string? TagKeyProblem(string key) =>
        AwsText.TagKey.ProblemOf(key) is { } problem ? $"has a key that {problem}"
        : key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) ? "has a key that begins with aws:, which AWS keeps for itself"
        : key.StartsWith(RunTags.Prefix, StringComparison.OrdinalIgnoreCase)
            ? $"has a key that begins with {RunTags.Prefix}, which is kept for the run's own tags"
        : null;

    private static DataStoragePolicy? DataStorage(JsonField field)
    {
        if (field.Scope() is not { } scope)
        {
            return null;
        }

        scope.RefuseUnknown("destination", "kmsKey", "csvContentTypes", "jsonContentTypes");
        var defaults = new DataStoragePolicy { Destination = "" };
        return new DataStoragePolicy
        {
            Destination = scope.Required("destination", item => item.Text(AwsText.S3Location), ""),
            KmsKey = scope.OptionalOrNull("kmsKey", item => item.Text(AwsText.KmsKey)),
            CsvContentTypes = scope.OptionalOrNull("csvContentTypes", ContentTypes, defaults.CsvContentTypes),
            JsonContentTypes = scope.OptionalOrNull("jsonContentTypes", ContentTypes, defaults.JsonContentTypes),
        };
    }

    private static IReadOnlyList<string> ContentTypes(JsonField field)
    {
        var types = field.List(1, 10, "content types", item => item.Text(AwsText.ContentType));
        field.RefuseRepeated(types, StringComparer.Ordinal);
        return types;
    }
}
