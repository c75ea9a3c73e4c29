using System.ComponentModel;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ShadowPipeline.Local.DynamoDb;

/// <summary>
/// A DynamoDB on loopback, in memory or over a file that persists. Several engines may share one file: each write is one SQLite
/// transaction.
/// </summary>
internal sealed class DynamoDbEngine : IAsyncDisposable
{
    private const int Attempts = 10;

    private static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(30);

    private readonly EngineProcess process;

    private DynamoDbEngine(EngineProcess process, int port)
    {
        this.process = process;
        Address = new Uri($"http://127.0.0.1:{port}");
    }

    /// <summary>Where the build puts the engine: beside this assembly.</summary>
    public static string BundledBinary { get; } = Path.Combine(AppContext.BaseDirectory, "engine", "dynoxide");

    /// <summary>The endpoint for SDK clients.</summary>
    public Uri Address { get; }

    /// <summary>Starts an engine and returns when it answers.</summary>
    /// <param name="databasePath">The file, created with its folder when missing; null keeps everything in memory.</param>
    /// <param name="time">Real time: it bounds the wait for a process.</param>
    /// <param name="cancellationToken">Gives up; no process stays.</param>
    /// <exception cref="EngineUnavailableException">The binary is missing, or the file is not a usable database.</exception>
    public static Task<DynamoDbEngine> StartAsync(string? databasePath, TimeProvider time, CancellationToken cancellationToken) =>
        StartAsync(BundledBinary, FindFreePort, databasePath, time, cancellationToken);

    internal static async Task<DynamoDbEngine> StartAsync(
        string binary, Func<int> findPort, string? databasePath, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!File.Exists(binary))
        {
            throw new EngineUnavailableException(
                $"The DynamoDB engine is not installed at {binary}. The build installs it with npm on Linux x64: "
                + "install Node.js with npm and build again, "
                + "or set AWS_ENDPOINT_URL_DYNAMODB to another DynamoDB endpoint.");
        }

        var file = PrepareFile(databasePath);
        for (var attempt = 1; ; attempt++)
        {
            var port = findPort();
            var process = StartProcess(binary, file, port, time);
            try
            {
                if (await process.WaitUntilListeningAsync(StartWithin, cancellationToken))
                {
                    // An engine that answers at once does not outrun whoever gave up before.
                    cancellationToken.ThrowIfCancellationRequested();
                    return new DynamoDbEngine(process, port);
                }
            }
            catch (TimeoutException)
            {
                await process.DisposeAsync();
                throw new EngineUnavailableException(
                    $"The DynamoDB engine did not answer within {StartWithin.TotalSeconds} s{Quote(process)}.");
            }
            catch
            {
                await process.DisposeAsync();
                throw;
            }

            await process.DisposeAsync();

            // Between finding a free port and taking it, somebody else may take it.
            if (attempt == Attempts || !process.Errors.Contains("already in use", StringComparison.Ordinal))
            {
                var subject = file is null ? "in memory" : $"on the database file {file}";
                throw new EngineUnavailableException($"The DynamoDB engine did not start {subject}{Quote(process)}.");
            }
        }
    }

    /// <summary>Ends it with SIGKILL, whatever it is doing, instead of disposing of it.</summary>
    public Task KillAsync() => process.KillAsync();

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static EngineProcess StartProcess(string binary, string? file, int port, TimeProvider time)
    {
        string[] database = file is null ? [] : ["--db-path", file];
        try
        {
            return EngineProcess.Start(
                binary, ["serve", "--host", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture), .. database], time);
        }
        catch (Win32Exception e)
        {
            throw new EngineUnavailableException($"The DynamoDB engine did not start: {e.Message}.", e);
        }
    }

    private static string? PrepareFile(string? databasePath)
    {
        if (databasePath is null)
        {
            return null;
        }

        var file = Path.GetFullPath(databasePath);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new EngineUnavailableException($"The database file {file} cannot be created: {e.Message}", e);
        }
    }

    internal static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Quote(EngineProcess process) => process.Errors.Length == 0 ? "" : $": {process.Errors.TrimEnd('.')}";
}
