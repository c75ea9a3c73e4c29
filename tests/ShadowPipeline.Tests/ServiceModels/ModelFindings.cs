namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>What one message has wrong, less what is known to be newer than the model.</summary>
internal sealed class ModelFindings(string service, string call, NewerThanModel newer)
{
    private readonly List<Violation> _violations = [];

    public IReadOnlyList<Violation> Violations => _violations;

    public void Add(ViolationKind kind, string path, string message) => _violations.Add(new Violation(call, kind, path, message));

    /// <summary>A member that the shape has not.</summary>
    public void AddUnknownMember(string shape, string member, string path)
    {
        if (!newer.Excuses(service, shape, member))
        {
            Add(ViolationKind.UnknownMember, path, $"{shape} has no member {member}");
        }
    }

    /// <summary>A value that the shape has not.</summary>
    public void AddUnknownValue(string shape, string value, string path)
    {
        if (!newer.Excuses(service, shape, value))
        {
            Add(ViolationKind.UnknownValue, path, $"{shape} has no value '{value}'");
        }
    }
}
