using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Signing;

namespace ShadowPipeline.Local.Access;

/// <summary>A denial in the words of the service that was asked.</summary>
internal static class AccessDenial
{
    /// <summary>What all services say.</summary>
    public static string Sentence(AccessPlace place, AccessRole role, AccessNeed need) =>
        $"User: arn:aws:sts::{place.Account}:assumed-role/{role.Name}Role/{role.Name} is not authorized to perform: {need.Action} on resource: {need.Resource} "
        + $"because no identity-based policy allows the {need.Action} action";

    /// <summary>Whether an error is a denial.</summary>
    public static bool IsOne(AwsServiceException error) => error.Code is "AccessDenied" or "AccessDeniedException" or "AuthorizationError";

    /// <summary>The error of a service.</summary>
    public static AwsServiceException Of(RequestedService service, string sentence) => service.Protocol switch
    {
        WireProtocol.S3 => new AwsServiceException("AccessDenied", sentence, 403),
        WireProtocol.Query => new AwsServiceException(service.SigningName == "sns" ? "AuthorizationError" : "AccessDenied", sentence, 403),
        _ => new AwsServiceException("AccessDeniedException", sentence),
    };
}
