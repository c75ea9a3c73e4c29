namespace ShadowPipeline.Local.Lambda;

/// <summary>A function as a deployment configures it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Executable">What is started: a program that speaks the runtime API.</param>
/// <param name="Environment">Its variables, credentials included.</param>
/// <param name="Region">Where it seems to run.</param>
internal sealed record FunctionSetup(string Name, string Executable, IReadOnlyDictionary<string, string> Environment, string Region)
{
    /// <summary>The account in the function's ARN.</summary>
    public string Account { get; init; } = "123456789012";

    /// <summary>How long an invocation may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The memory that the function is told to have.</summary>
    public int MemoryMebibytes { get; init; } = 512;

    /// <summary>How it was invoked.</summary>
    public string Arn => $"arn:aws:lambda:{Region}:{Account}:function:{Name}";

    /// <summary>The variables of a process in Lambda: the function's own and those that Lambda sets ("Defined runtime environment variables"), which win.</summary>
    /// <param name="runtimeApi">Host and port of the runtime API.</param>
    /// <param name="logStream">Where the process seems to log.</param>
    public Dictionary<string, string> ProcessEnvironment(string runtimeApi, string logStream) => new(Environment, StringComparer.Ordinal)
    {
        ["AWS_LAMBDA_RUNTIME_API"] = runtimeApi,
        ["AWS_LAMBDA_FUNCTION_NAME"] = Name,
        ["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST",
        ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = MemoryMebibytes.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["AWS_LAMBDA_LOG_GROUP_NAME"] = $"/aws/lambda/{Name}",
        ["AWS_LAMBDA_LOG_STREAM_NAME"] = logStream,
        ["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand",
        ["AWS_EXECUTION_ENV"] = "AWS_Lambda_dotnet10",
        ["AWS_REGION"] = Region,
        ["AWS_DEFAULT_REGION"] = Region,
        ["LAMBDA_RUNTIME_DIR"] = "/var/runtime",
        ["LAMBDA_TASK_ROOT"] = Path.GetDirectoryName(Path.GetFullPath(Executable))!,
        ["_HANDLER"] = Path.GetFileName(Executable),
        ["LANG"] = "en_US.UTF-8",
        ["TZ"] = ":UTC",
        ["PATH"] = "/usr/local/bin:/usr/bin:/bin",
    };
}
