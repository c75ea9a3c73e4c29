using System.Net;
using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

public class KmsInvalidStateException : AmazonStepFunctionsException
{
    public KmsInvalidStateException()
    {
    }

    public KmsInvalidStateException(string message) : base(message)
    {
    }

    public KmsInvalidStateException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public KmsInvalidStateException(Exception innerException) : base(innerException)
    {
    }

    public KmsInvalidStateException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public KmsInvalidStateException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    public KmsKeyState KmsKeyState { get; set; }
}
