namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>Errors that any operation of a protocol may answer with: AWS lists them beside the models, not in them.</summary>
internal static class CommonErrors
{
    /// <summary>The JSON protocols' common errors.</summary>
    public static IReadOnlySet<string> Json { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "AccessDeniedException", "IncompleteSignatureException", "InternalFailure", "InvalidSignatureException", "MissingAuthenticationTokenException",
        "RequestEntityTooLarge", "RequestExpired", "SerializationException", "ServiceUnavailable", "ThrottlingException", "UnknownOperationException",
        "UnrecognizedClientException", "ValidationError", "ValidationException",
    };

    /// <summary>S3's, from the table of its error responses: its model declares hardly any.</summary>
    public static IReadOnlySet<string> S3 { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "AccessDenied", "AuthorizationHeaderMalformed", "BadDigest", "EntityTooLarge", "IncompleteBody", "InternalError", "InvalidAccessKeyId", "InvalidArgument",
        "InvalidRequest", "InvalidToken", "KeyTooLongError", "MalformedTrailerError", "MissingContentLength", "NoSuchBucket", "NoSuchKey", "NotImplemented",
        "PreconditionFailed", "RequestTimeTooSkewed", "SignatureDoesNotMatch", "XAmzContentSHA256Mismatch",
    };
}
