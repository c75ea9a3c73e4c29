using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Reports.Text;
using ShadowPipeline.Reports.Words;

namespace ShadowPipeline.Reports.Content.Sections;

/// <summary>What the decision rests on, and how anybody can judge it again.</summary>
internal static class EvidenceSection
{
    public static Section Of(Subject subject)
    {
        var record = subject.Record;
        return record.Evidence is { } reference
            ? new Section("evidence", "Evidence and replay",
            [
                .. subject.Options.EvidenceProblem is { } problem ? [new Warning(Prose.Whole(problem))] : Enumerable.Empty<Block>(),
                new FactList([.. Facts(reference, subject.Evidence?.Manifest)]),
                .. Replay(record.Id, reference),
            ])
            : new Section("evidence", "Evidence", [new Paragraph("None: there was no test whose metrics could have been archived. There is nothing to replay.")]);
    }

    private static IEnumerable<Fact> Facts(EvidenceReference reference, EvidenceManifest? manifest)
    {
        yield return new Fact("Manifest", Phrase.Name(reference.Uri), $", {Amounts.Of(reference.Bytes, "byte")}");
        yield return new Fact("Its checksum", "SHA-256 ", Phrase.Name(reference.Sha256));
        if (manifest is not null)
        {
            var period = TimeSpan.FromSeconds(manifest.PeriodSeconds);
            yield return new Fact("Judged", $"{Instants.Between(manifest.Window.Start, manifest.Window.End)}, in periods of {Instants.Length(period)}");
            yield return new Fact("Archive", $"{Amounts.Of(manifest.Parts.Count, "part")}, {Amounts.Of(manifest.Parts.Sum(part => part.Bytes), "byte")}, each with its checksum in the manifest");
        }
    }

    private static IEnumerable<Block> Replay(string id, EvidenceReference reference)
    {
        yield return new Command("Judge the same evidence again, where the decision was made locally", $"shadow judge --decision {ShellWord.Of(id)}");
        yield return new Command("The same in the account, with its credentials", $"shadow judge --decision {ShellWord.Of(id)} --aws");
        yield return new Command("Try another policy on it", $"shadow judge --decision {ShellWord.Of(id)} --policy stricter.json");
        yield return new Command($"Verify the manifest by hand: the checksum must be the one above", $"aws s3 cp {ShellWord.Of(reference.Uri)} - | sha256sum");
    }
}
