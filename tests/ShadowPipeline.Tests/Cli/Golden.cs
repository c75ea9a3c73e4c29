using System.Runtime.CompilerServices;

namespace ShadowPipeline.Tests.Cli;

/// <summary>Holds output against a file of the repository, to the letter. SHADOW_UPDATE_GOLDEN=1 writes the files instead; read the difference before you commit it.</summary>
internal static class Golden
{
    private const string UpdateVariable = "SHADOW_UPDATE_GOLDEN";

    /// <summary>Whether files are to be written.</summary>
    public static bool IsUpdating
    {
        get
        {
            var asked = Environment.GetEnvironmentVariable(UpdateVariable) == "1";
            (asked && Environment.GetEnvironmentVariable("CI") == "true").ShouldBeFalse($"{UpdateVariable} would let every golden test pass in CI.");
            return asked;
        }
    }

    public static void ShouldMatch(string actual, [CallerMemberName] string name = "")
    {
        var path = Repository.PathOf("tests", "ShadowPipeline.Tests", "Cli", "Golden", $"{name}.txt");
        var text = Normalize(actual);
        if (IsUpdating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return;
        }

        File.Exists(path).ShouldBeTrue($"{path} is missing; {UpdateVariable}=1 writes it.");
        text.ShouldBe(File.ReadAllText(path), $"Output differs from {path}; {UpdateVariable}=1 accepts it.");
    }

    // Tables pad their last column: editors and people would lose those blanks.
    private static string Normalize(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).TrimEnd('\n') + "\n";
}
