using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Lambda;
using ShadowPipeline.Local.Signing;

namespace ShadowPipeline.Local.Access;

/// <summary>
/// IAM in front of local AWS: whoever signs with a role's key may do what the role's statements allow, action and resource, and nothing else.
/// The plain local key is the account's administrator.
/// </summary>
/// <param name="signatures">Finds out first whether the signature is good.</param>
/// <param name="roles">The roles by name.</param>
/// <param name="place">Where it stands.</param>
internal sealed class AccessGuard(IRequestGuard signatures, IReadOnlyDictionary<string, AccessRole> roles, AccessPlace place) : IRequestGuard
{
    private readonly RequestNeeds _needs = new(place);
    private readonly ConcurrentDictionary<string, bool> _denied = new(StringComparer.Ordinal);
    private long _allowed;

    /// <summary>How many requests of roles passed.</summary>
    public long Allowed => Interlocked.Read(ref _allowed);

    /// <summary>What was denied, each once.</summary>
    public IReadOnlyCollection<string> Denials => [.. _denied.Keys.Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public void Check(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        signatures.Check(request, body);
        if (RoleOf(request) is not { } role)
        {
            return;
        }

        foreach (var need in _needs.Of(request, body))
        {
            if (!Allows(role, need))
            {
                throw AccessDenial.Of(RequestedService.Of(SignedRequest.Of(request.HttpContext), body.Span), AccessDenial.Sentence(place, role, need));
            }
        }

        Interlocked.Increment(ref _allowed);
    }

    /// <inheritdoc/>
    public AwsServiceException Conceal(HttpRequest request, AwsServiceException error)
    {
        // S3 tells that an object is missing only to those who may list the bucket.
        if (error.Code != "NoSuchKey" || RoleOf(request) is not { } role)
        {
            return error;
        }

        var need = S3Needs.OfListing(request.HttpContext);
        return Allows(role, need) ? error : new AwsServiceException("AccessDenied", AccessDenial.Sentence(place, role, need), 403);
    }

    /// <summary>Functions that a role may invoke only as far as its statements go.</summary>
    public ILambdaFunctions Guarding(ILambdaFunctions functions, string invoker)
    {
        var role = RoleNamed(invoker);
        return new GuardedFunctions(functions, arn =>
        {
            var need = new AccessNeed("lambda:InvokeFunction", arn);
            return Allows(role, need) ? null : AccessDenial.Sentence(place, role, need);
        });
    }

    private bool Allows(AccessRole role, AccessNeed need)
    {
        var allowed = role.Allows(need with { Resource = place.Deployed(need.Resource) });
        if (!allowed)
        {
            _denied[$"{role.Name}: {need.Action} on {need.Resource}"] = true;
        }

        return allowed;
    }

    private AccessRole? RoleOf(HttpRequest request) =>
        AuthorizationHeader.TryRead(request.Headers.Authorization.ToString(), out var header, out _) && SigningCredential.RoleOf(header.AccessKey) is { } name
            ? RoleNamed(name)
            : null;

    private AccessRole RoleNamed(string name) => roles.TryGetValue(name, out var role)
        ? role
        : throw new NotSupportedException($"There is no role {name}; there are {string.Join(", ", roles.Keys)}.");
}
