namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>The event or the response is not what the function's types say.</summary>
public class JsonSerializerException : Exception
{
    public JsonSerializerException(string message)
        : base(message)
    {
    }

    public JsonSerializerException(string message, Exception exception)
        : base(message, exception)
    {
    }
}
