using System.Text;
using ShadowPipeline.Cli.Commands;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Cli.Running;

/// <summary>Reads the files that users name, and says plainly what is wrong with them.</summary>
internal static class InputFile
{
    /// <summary>What stands for standard input in place of a file.</summary>
    public const string StandardInput = "-";

    /// <summary>An event is at most 256 KiB and policies are a page: anything much larger was named by mistake.</summary>
    public const int MostMebibytes = 16;

    private const int MostNeighbours = 1_000;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file's text.</summary>
    /// <param name="path">The file as the user named it.</param>
    /// <param name="what">What it should hold, with its article, e.g. <c>an approval event</c>.</param>
    /// <param name="mostMebibytes">The largest file that can be meant.</param>
    /// <exception cref="UsageException">It does not exist, cannot be read, is a folder, too large or no UTF-8.</exception>
    public static string ReadText(string path, string what, int mostMebibytes = MostMebibytes)
    {
        if (Directory.Exists(path))
        {
            throw new UsageException($"{path} is a folder; a JSON file with {what} was expected.");
        }

        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            if (stream.CanSeek && stream.Length > mostMebibytes * 1024L * 1024L)
            {
                throw new UsageException($"{path} is larger than {mostMebibytes} MiB; a JSON file with {what} was expected.");
            }

            using var reader = new StreamReader(stream, StrictUtf8, detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"{path} does not exist; a JSON file with {what} was expected.{DidYouMean(path)}");
        }
        catch (DecoderFallbackException)
        {
            throw new UsageException($"{path} is not UTF-8 text; a JSON file with {what} was expected.");
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"{path} cannot be read: {exception.Message}");
        }
    }

    // A slip of the finger in the name, with the file's neighbours in view.
    private static string DidYouMean(string path)
    {
        var folder = Path.GetDirectoryName(path);
        try
        {
            var names = Directory.EnumerateFiles(string.IsNullOrEmpty(folder) ? "." : folder, "*.json").Take(MostNeighbours).Select(Path.GetFileName).OfType<string>();
            return NearestText.Of(Path.GetFileName(path), names.Order(StringComparer.Ordinal)) is [var nearest, ..]
                ? $" Did you mean {Path.Combine(folder ?? "", nearest)}?"
                : "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A guess only.
            return "";
        }
    }

    /// <summary>Reads and parses a file; problems in it name the file.</summary>
    /// <exception cref="UnusableFileException">The parser found problems.</exception>
    public static T Parse<T>(string path, string what, Func<string, T> parse, int mostMebibytes = MostMebibytes)
    {
        var text = ReadText(path, what, mostMebibytes);
        try
        {
            return parse(text);
        }
        catch (InvalidInputException exception)
        {
            throw UnusableFileException.At(path, text, exception);
        }
    }
}
