using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.ServiceModels;

public sealed class ServiceModelFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void NamedFolder_ComesBeforeAnyOther()
    {
        var data = Install("share/awscli/botocore/data", "share/awscli/__init__.py", "2.9.19");

        var found = ServiceModelFolder.Find(Variables(("SHADOW_SERVICE_MODELS", data)), "/nowhere");

        found.ShouldBe(new ServiceModelFolder(data, "awscli 2.9.19"));
        found!.IsDebian.ShouldBeTrue();
    }

    [Fact]
    public void DebiansPackage_ComesBeforeAnyOnPath()
    {
        var data = Install("share/awscli/botocore/data", "share/awscli/__init__.py", "2.9.19");
        Install("bin/awscli/botocore/data", "bin/awscli/__init__.py", "1.43.11");
        File.WriteAllText(Path.Combine(_folder.Path, "bin", "aws"), "");

        ServiceModelFolder.Find(Variables(("PATH", $"{_folder.Path}/bin")), data).ShouldNotBeNull().IsDebian.ShouldBeTrue();
    }

    [Fact]
    public void NamedFolder_WithoutModels_IsNone() => ServiceModelFolder.Find(Variables(("SHADOW_SERVICE_MODELS", _folder.Path)), "/nowhere").ShouldBeNull();

    [Theory]
    [InlineData("lib/python3.12/site-packages/botocore/data", "lib/python3.12/site-packages/botocore/__init__.py", "botocore 1.43.11")]
    [InlineData("lib/python3.12/site-packages/awscli/botocore/data", "lib/python3.12/site-packages/awscli/__init__.py", "awscli 1.43.11")]
    [InlineData("bin/awscli/botocore/data", "bin/awscli/__init__.py", "awscli 1.43.11")]
    public void AwsOnPath_HasItsModelsBesideIt(string data, string init, string package)
    {
        Install(data, init, "1.43.11");
        Directory.CreateDirectory(Path.Combine(_folder.Path, "bin"));
        File.WriteAllText(Path.Combine(_folder.Path, "bin", "aws"), "");

        var found = ServiceModelFolder.Find(Variables(("PATH", $"/nowhere:{_folder.Path}/bin")), "/nowhere");

        Path.GetFullPath(found.ShouldNotBeNull().Path).ShouldBe(Path.Combine(_folder.Path, data));
        found.Package.ShouldBe(package);
        found.IsDebian.ShouldBeFalse();
    }

    public void Dispose() => _folder.Dispose();

    private static Func<string, string?> Variables(params (string Name, string Value)[] known) =>
        name => known.FirstOrDefault(variable => variable.Name == name).Value;

    private string Install(string data, string init, string version)
    {
        var folder = Path.Combine(_folder.Path, data);
        Directory.CreateDirectory(Path.Combine(folder, "sagemaker", "2017-07-24"));
        File.WriteAllText(Path.Combine(folder, "sagemaker", "2017-07-24", "service-2.json.gz"), "");
        File.WriteAllText(Path.Combine(_folder.Path, init), $"__version__ = '{version}'\n");
        return folder;
    }
}
