using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.StandIns;

/// <summary>The widest constructor of every service exception.</summary>
internal delegate T ExceptionFactory<out T>(
    string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode);

/// <summary>From the error code on the wire to the service's exception; codes without an entry give the base exception.</summary>
internal sealed class ErrorCatalog(ExceptionFactory<AmazonServiceException> other)
{
    private readonly Dictionary<string, Func<ErrorResponse, byte[], AmazonServiceException>> _entries = [];

    /// <summary>Services differ, and differ over time, in whether codes carry the suffix "Exception": both are known.</summary>
    public ErrorCatalog Error<T>(string code, ExceptionFactory<T> create) where T : AmazonServiceException =>
        Add<T>(code, (error, _) => Create(create, error));

    /// <summary>An exception that carries one more text than its message.</summary>
    public ErrorCatalog Error<T>(string code, ExceptionFactory<T> create, string detail, Action<T, string> set)
        where T : AmazonServiceException =>
        Add<T>(code, (error, body) =>
        {
            var exception = Create(create, error);
            if (Text(body, detail) is { } text)
            {
                set(exception, text);
            }

            return exception;
        });

    public AmazonServiceException Translate(ErrorResponse error, byte[] body) =>
        error.Code is { } code && _entries.TryGetValue(code, out var create) ? create(error, body) : Create(other, error);

    private static T Create<T>(ExceptionFactory<T> create, ErrorResponse error) =>
        create(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode);

    private ErrorCatalog Add<T>(string code, Func<ErrorResponse, byte[], AmazonServiceException> create)
    {
        _entries[code] = create;
        _entries[typeof(T).Name] = create;
        return this;
    }

    private static string Text(byte[] body, string name)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
