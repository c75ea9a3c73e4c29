using System.Text.RegularExpressions;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>Where an installed AWS CLI keeps AWS's service models. None is copied into the repository.</summary>
/// <param name="Path">The folder with one folder per service.</param>
/// <param name="Package">The package that they come from, e.g. <c>awscli 2.9.19</c>.</param>
internal sealed partial record ServiceModelFolder(string Path, string Package)
{
    /// <summary>Debian's package, which the exceptions are kept for.</summary>
    public const string Debian = "awscli 2.9.19";

    private const string DebianFolder = "/usr/lib/python3/dist-packages/awscli/botocore/data";

    /// <summary>Whether these are the models that the exceptions are kept for.</summary>
    public bool IsDebian => Package == Debian;

    /// <summary>The models at hand, or null: SHADOW_SERVICE_MODELS, then Debian's package, then what lies beside <c>aws</c> on PATH.</summary>
    public static ServiceModelFolder? Find() => Find(Environment.GetEnvironmentVariable);

    internal static ServiceModelFolder? Find(Func<string, string?> variable) =>
        (variable("SHADOW_SERVICE_MODELS") is { Length: > 0 } named ? [named] : Candidates(variable("PATH") ?? "", variable("HOME") ?? ""))
        .Where(folder => File.Exists(ServiceModel.FileOf(folder, "sagemaker", "2017-07-24")))
        .Select(folder => new ServiceModelFolder(folder, PackageOf(folder)))
        .FirstOrDefault();

    /// <summary>The models, or the test ends here: skipped, or failed where SHADOW_REQUIRE_AWS_CLI is set.</summary>
    public static ServiceModelFolder Require()
    {
        const string reason = "No AWS CLI with service models is installed: eng/awscli has one, or name a folder of botocore's data in SHADOW_SERVICE_MODELS.";
        if (Find() is { } found)
        {
            return found;
        }

        Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("SHADOW_REQUIRE_AWS_CLI")), reason);
        throw new InvalidOperationException(reason);
    }

    private static IEnumerable<string> Candidates(string path, string home)
    {
        yield return DebianFolder;
        foreach (var folder in path.Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Where(HasAws))
        {
            var real = System.IO.Path.GetDirectoryName(new FileInfo(System.IO.Path.Combine(folder, "aws")).ResolveLinkTarget(returnFinalTarget: true)?.FullName)
                ?? folder;
            yield return System.IO.Path.Combine(real, "awscli", "botocore", "data");
            foreach (var packages in Glob(System.IO.Path.Combine(real, "..", "lib"), "python3*", "*-packages")
                .Concat(Glob(System.IO.Path.Combine(home, ".pyenv", "versions"), "*", "lib", "python3*", "site-packages")))
            {
                yield return System.IO.Path.Combine(packages, "awscli", "botocore", "data");
                yield return System.IO.Path.Combine(packages, "botocore", "data");
            }
        }
    }

    private static bool HasAws(string folder) => File.Exists(System.IO.Path.Combine(folder, "aws"));

    private static IEnumerable<string> Glob(string root, params IReadOnlyList<string> patterns) => patterns.Aggregate(
        (IEnumerable<string>)[root],
        (folders, pattern) => folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateDirectories(folder, pattern).Order(StringComparer.Ordinal)));

    // <package>/botocore/data or botocore/data; the version stands in the package's __init__.py.
    private static string PackageOf(string folder)
    {
        var botocore = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(folder).TrimEnd('/'))!;
        string[] roots = [System.IO.Path.GetDirectoryName(botocore)!, botocore];
        return roots
            .Select(root => (Name: System.IO.Path.GetFileName(root), File: System.IO.Path.Combine(root, "__init__.py")))
            .Where(root => root.Name is "awscli" or "botocore" && File.Exists(root.File))
            .Select(root => (root.Name, Version: Version().Match(File.ReadAllText(root.File))))
            .Where(root => root.Version.Success)
            .Select(root => $"{root.Name} {root.Version.Groups[1].Value}")
            .FirstOrDefault("models of an unknown version");
    }

    [GeneratedRegex("__version__ = ['\"]([0-9.]+)['\"]")]
    private static partial Regex Version();
}
