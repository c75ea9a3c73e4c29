using System.Net;
using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

public class StateMachineDeletingException : AmazonStepFunctionsException
{
    public StateMachineDeletingException()
    {
    }

    public StateMachineDeletingException(string message) : base(message)
    {
    }

    public StateMachineDeletingException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public StateMachineDeletingException(Exception innerException) : base(innerException)
    {
    }

    public StateMachineDeletingException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public StateMachineDeletingException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
