namespace AWS.Lambda.Powertools.Logging;

/// <summary>How the keys of a log line are spelled; the default is snake_case.</summary>
public enum LoggerOutputCase
{
    Default = 0,
    CamelCase = 1,
    PascalCase = 2,
    SnakeCase = 3,
}
