using System.Net;
using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

public class ExecutionAlreadyExistsException : AmazonStepFunctionsException
{
    public ExecutionAlreadyExistsException()
    {
    }

    public ExecutionAlreadyExistsException(string message) : base(message)
    {
    }

    public ExecutionAlreadyExistsException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public ExecutionAlreadyExistsException(Exception innerException) : base(innerException)
    {
    }

    public ExecutionAlreadyExistsException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public ExecutionAlreadyExistsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
