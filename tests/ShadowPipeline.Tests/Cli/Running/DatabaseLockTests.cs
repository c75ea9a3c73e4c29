using ShadowPipeline.Cli.Running;
using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Tests.Cli.Running;

public sealed class DatabaseLockTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shadow-lock-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Take_HeldByAnother_SaysSoOnceAndWaitsForIt()
    {
        var clock = new VirtualClock(DateTimeOffset.UnixEpoch);
        var path = Path.Combine(_folder, "decisions.db");
        var said = 0;
        var first = await DatabaseLock.TakeAsync(path, clock, () => said++, Token);
        said.ShouldBe(0);

        // Virtual time stands still while work is under way, so the second look comes only after the first run is over.
        Task<IDisposable> second;
        using (clock.BeginWork())
        {
            second = DatabaseLock.TakeAsync(path, clock, () => said++, Token);
            second.IsCompleted.ShouldBeFalse();
            first.Dispose();
        }

        (await second).Dispose();
        said.ShouldBe(1);
    }

    [Fact]
    public async Task Take_FolderMissing_FailsInsteadOfWaiting() =>
        await Should.ThrowAsync<DirectoryNotFoundException>(
            DatabaseLock.TakeAsync(Path.Combine(_folder, "none", "decisions.db"), TimeProvider.System, () => { }, Token));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
