using ShadowPipeline.Local.Access;

namespace ShadowPipeline.Local.Hosting;

/// <summary>What stands between callers and local AWS.</summary>
internal sealed record WireOptions
{
    /// <summary>Whether callers may ask; null verifies that requests are signed with the local key.</summary>
    public IRequestGuard? Guard { get; init; }

    /// <summary>What the functions and the workflow may do there, in place of <see cref="Guard"/>; null lets them do everything.</summary>
    public AccessGuard? Access { get; init; }

    /// <summary>Sees every exchange; null costs nothing.</summary>
    public IWireObserver? Observer { get; init; }
}
