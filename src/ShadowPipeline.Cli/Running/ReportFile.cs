using System.Text;
using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Decisions;
using ShadowPipeline.Reports;
using Spectre.Console;

namespace ShadowPipeline.Cli.Running;

/// <summary>Where a report goes.</summary>
internal sealed class ReportFile
{
    private const string StandardOutput = "-";

    // Every form of a report says so near its beginning.
    private const int Beginning = 4096;

    private readonly ReportRequest _request;
    private readonly string? _path;

    private ReportFile(ReportRequest request, string? path)
    {
        _request = request;
        _path = path;
    }

    /// <summary>The file, or standard output.</summary>
    /// <exception cref="UsageException">It names a folder, a folder that is not there, or a file that is no report.</exception>
    public static ReportFile For(ReportRequest request, string currentDirectory)
    {
        if (request.Out == StandardOutput)
        {
            return request.Json
                ? throw new UsageException("--out - prints the report itself; --json would print where it is. Give one of them.")
                : new ReportFile(request, null);
        }

        var name = request.Out ?? DefaultName(request);
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new UsageException("--out is empty; a file was expected.");
        }

        var path = Path.GetFullPath(name, currentDirectory);
        return Refusal(name, path) is { } refusal ? throw new UsageException(refusal) : new ReportFile(request, path);
    }

    /// <summary>Writes the report and says where it is.</summary>
    public async Task WriteAsync(
        IAnsiConsole console, DecisionRecord record, ReportPages pages, string? problem, CancellationToken cancellationToken)
    {
        var text = _request.Format switch
        {
            ReportFormat.Markdown => pages.Markdown,
            ReportFormat.Json => pages.Json,
            _ => pages.Html,
        };
        if (_path is null)
        {
            var writer = console.Profile.Out.Writer;
            await writer.WriteAsync(text.AsMemory(), cancellationToken);
            await writer.FlushAsync(cancellationToken);
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        await File.WriteAllBytesAsync(_path, bytes, cancellationToken);
        if (_request.Json)
        {
            JsonOutput.Write(console, new JsonObject
            {
                ["id"] = record.Id,
                ["format"] = FormatName(_request.Format),
                ["path"] = _path,
                ["bytes"] = bytes.Length,
                ["evidenceProblem"] = problem,
            });
        }
        else
        {
            new Page(console).Line($"The report of {record.Id} ({record.Decision}, {record.Basis}) is in {_path}");
        }
    }

    private static string? Refusal(string name, string path)
    {
        if (Directory.Exists(path))
        {
            return $"{name} is a folder; a file was expected.";
        }

        if (Path.GetDirectoryName(path) is { } folder && !Directory.Exists(folder))
        {
            return $"The folder of {name} does not exist.";
        }

        return File.Exists(path) && !IsReport(path) ? $"{name} is there and is no report; it is not written over. Name another file, or remove it." : null;
    }

    private static bool IsReport(string path)
    {
        using var stream = File.OpenRead(path);
        var bytes = new byte[Beginning];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var beginning = Encoding.UTF8.GetString(bytes, 0, length);
        return length == 0 || beginning.Contains(DecisionReport.Signature, StringComparison.Ordinal);
    }

    // An id is a name of AWS, but who reads another's database should not write where that says.
    private static string DefaultName(ReportRequest request)
    {
        var name = string.Concat(request.Id.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '_'));
        return (name.Length is > 0 and <= 200 ? name : "report") + request.Format switch
        {
            ReportFormat.Markdown => ".md",
            ReportFormat.Json => ".json",
            _ => ".html",
        };
    }

    private static string FormatName(ReportFormat format) => format.ToString().ToLowerInvariant();
}
