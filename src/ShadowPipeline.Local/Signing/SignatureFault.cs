using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Local.Signing;

/// <summary>Why a request is refused before its service sees it.</summary>
internal enum SignatureFault
{
    /// <summary>No Authorization at all.</summary>
    Missing,

    /// <summary>An Authorization that is not whole or not of this kind.</summary>
    Incomplete,

    /// <summary>Nobody has that access key.</summary>
    UnknownKey,

    /// <summary>Another session token than the key's, or one where the key has none.</summary>
    WrongToken,

    /// <summary>Signed for another day, region or service.</summary>
    WrongScope,

    /// <summary>Signed too long ago or ahead.</summary>
    WrongTime,

    /// <summary>A header that counts was left out of the signature.</summary>
    UnsignedHeader,

    /// <summary>The signature is another than the request's.</summary>
    Mismatch,
}

/// <summary>The refusals in the words of each protocol, as AWS has them.</summary>
internal static class SignatureFaults
{
    /// <summary>The error for a fault.</summary>
    public static AwsServiceException Refuse(this SignatureFault fault, WireProtocol protocol, string message)
    {
        var (code, status) = protocol switch
        {
            WireProtocol.S3 => InS3(fault),
            WireProtocol.Query => InQuery(fault),
            _ => (InJson(fault), 400),
        };
        return new AwsServiceException(code, message, status);
    }

    private static string InJson(SignatureFault fault) => fault switch
    {
        SignatureFault.Missing => "MissingAuthenticationTokenException",
        SignatureFault.Incomplete => "IncompleteSignatureException",
        SignatureFault.UnknownKey or SignatureFault.WrongToken => "UnrecognizedClientException",
        _ => "InvalidSignatureException",
    };

    private static (string Code, int Status) InQuery(SignatureFault fault) => fault switch
    {
        SignatureFault.Missing => ("MissingAuthenticationToken", 403),
        SignatureFault.Incomplete => ("IncompleteSignature", 400),
        SignatureFault.UnknownKey or SignatureFault.WrongToken => ("InvalidClientTokenId", 403),
        _ => ("SignatureDoesNotMatch", 403),
    };

    private static (string Code, int Status) InS3(SignatureFault fault) => fault switch
    {
        SignatureFault.Missing or SignatureFault.UnsignedHeader => ("AccessDenied", 403),
        SignatureFault.Incomplete or SignatureFault.WrongScope => ("AuthorizationHeaderMalformed", 400),
        SignatureFault.UnknownKey => ("InvalidAccessKeyId", 403),
        SignatureFault.WrongToken => ("InvalidToken", 400),
        SignatureFault.WrongTime => ("RequestTimeTooSkewed", 403),
        _ => ("SignatureDoesNotMatch", 403),
    };
}
