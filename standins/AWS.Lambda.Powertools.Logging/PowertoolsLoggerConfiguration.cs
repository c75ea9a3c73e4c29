using System.Text.Json;
using AWS.Lambda.Powertools.Common;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AWS.Lambda.Powertools.Logging;

/// <summary>Settings of the logger; what is not set comes from the POWERTOOLS_* environment variables.</summary>
public class PowertoolsLoggerConfiguration : IOptions<PowertoolsLoggerConfiguration>
{
    public const string ConfigurationSectionName = "AWS.Lambda.Powertools.Logging.Logger";

    /// <summary>The value of the key service.</summary>
    public string Service { get; set; }

    /// <summary>Format of the timestamp; null means "o".</summary>
    public string TimestampFormat { get; set; }

    /// <summary>Lines below it are dropped; None means: take it from the environment.</summary>
    public LogLevel MinimumLogLevel { get; set; } = LogLevel.None;

    public LoggerOutputCase LoggerOutputCase { get; set; } = LoggerOutputCase.Default;

    /// <summary>Where lines go; null means standard output.</summary>
    public IConsoleWrapper LogOutput { get; set; }

    /// <summary>Metadata for the types that {@X} writes as objects.</summary>
    public JsonSerializerOptions JsonOptions { get; set; }

    PowertoolsLoggerConfiguration IOptions<PowertoolsLoggerConfiguration>.Value => this;
}
