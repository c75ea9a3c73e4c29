[assembly: AssemblyFixture(typeof(ShadowPipeline.Tests.WorkingFolder))]

namespace ShadowPipeline.Tests;

/// <summary>The tests stand where a reader of the README stands, wherever the runner was started or took them.</summary>
public sealed class WorkingFolder
{
    public WorkingFolder() => Environment.CurrentDirectory = Repository.Root;
}
