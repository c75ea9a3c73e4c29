using System.Diagnostics;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Deployment;

/// <summary>eng/check-executable on what is no executable of ours: it says why, whatever is missing.</summary>
public sealed class CheckExecutableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Check_NoSymbolOfGlibc_SaysSo()
    {
        var objdump = _folder.File("objdump");
        await File.WriteAllTextAsync(objdump, "#!/bin/sh\necho no dynamic symbols\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(objdump, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        (await CheckAsync($"{_folder.Path}:/usr/bin:/bin")).ShouldBe((1, "bootstrap needs no glibc: is it the executable?\n"));
    }

    [Fact]
    public async Task Check_NoObjdump_SaysWhatToInstall() =>
        (await CheckAsync(_folder.Path)).ShouldBe((1, "There is no objdump: install binutils.\n"));

    private static async Task<(int ExitCode, string Said)> CheckAsync(string path)
    {
        var start = new ProcessStartInfo("/bin/bash", [Repository.PathOf("eng", "check-executable"), "bootstrap"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = path;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, said + await errors);
    }
}
