using System.Net;
using Amazon.Runtime;

namespace Amazon.StepFunctions;

public class AmazonStepFunctionsException : AmazonServiceException
{
    public AmazonStepFunctionsException()
    {
    }

    public AmazonStepFunctionsException(string message) : base(message)
    {
    }

    public AmazonStepFunctionsException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public AmazonStepFunctionsException(Exception innerException) : base(innerException)
    {
    }

    public AmazonStepFunctionsException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public AmazonStepFunctionsException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
