namespace ShadowPipeline.Local.Access;

/// <summary>A condition of a statement. What this does not know is refused when it is made, never passed over.</summary>
internal sealed class AccessCondition
{
    private const string RequestTag = "aws:RequestTag/";
    private static readonly string[] Keys = ["iam:PassedToService", "kms:ViaService", "s3:prefix"];

    private readonly string _key;
    private readonly IReadOnlyList<string> _values;
    private readonly bool _wild;

    /// <param name="comparison">The operator: StringEquals or StringLike.</param>
    /// <param name="key">The condition key.</param>
    /// <param name="values">The values, one of which is enough.</param>
    /// <exception cref="NotSupportedException">Nobody here knows the operator or the key.</exception>
    public AccessCondition(string comparison, string key, IReadOnlyList<string> values)
    {
        _wild = comparison switch
        {
            "StringEquals" => false,
            "StringLike" => true,
            _ => throw new NotSupportedException($"The condition operator {comparison} is not evaluated here."),
        };
        _key = Keys.Contains(key) || key.StartsWith(RequestTag, StringComparison.Ordinal)
            ? key
            : throw new NotSupportedException($"The condition key {key} is not evaluated here; {string.Join(", ", Keys)} and {RequestTag}… are.");
        _values = values;
    }

    /// <summary>Whether the need has the key with one of the values. Without the key it does not hold, as in IAM.</summary>
    public bool Holds(AccessNeed need) =>
        need.Context.TryGetValue(_key, out var value) && _values.Any(wanted => _wild ? AccessPattern.Covers(wanted, value) : wanted == value);

    /// <summary>The context key of a tag that a request sets.</summary>
    public static string KeyOfTag(string tag) => RequestTag + tag;
}
