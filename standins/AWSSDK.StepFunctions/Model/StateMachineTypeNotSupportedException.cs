using System.Net;
using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

public class StateMachineTypeNotSupportedException : AmazonStepFunctionsException
{
    public StateMachineTypeNotSupportedException()
    {
    }

    public StateMachineTypeNotSupportedException(string message) : base(message)
    {
    }

    public StateMachineTypeNotSupportedException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public StateMachineTypeNotSupportedException(Exception innerException) : base(innerException)
    {
    }

    public StateMachineTypeNotSupportedException(
        string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public StateMachineTypeNotSupportedException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
