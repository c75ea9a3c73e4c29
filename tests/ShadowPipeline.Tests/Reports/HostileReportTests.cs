using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using ShadowPipeline.Decisions;
using ShadowPipeline.Policies;
using ShadowPipeline.Reports;
using ShadowPipeline.Tests.Hostile;

namespace ShadowPipeline.Tests.Reports;

/// <summary>Whatever stands in the text fields of a record, a report shows it and is built as it would be with plain names.</summary>
public sealed class HostileReportTests
{
    private static readonly string[] Attacks =
    [
        HostileText.Line,
        HostileText.Lines,
        "</style><script>alert(1)</script>",
        "</title></svg><img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "' style='x",
        "--></textarea></pre></code><iframe srcdoc='<script>alert(1)</script>'>",
        "&lt;script&gt; &#60;b&#62;",
        "]]><!DOCTYPE a [<!ENTITY b \"c\">]>",
        "javascript:alert(document.domain)",
        "| a | b |\n| --- | --- |\n# heading\n\n- list\n> quote\n```\nfence\n```\n~~~",
        "[a](javascript:alert) ![b](https://example.com/c.png) <https://example.com> www.example.com https://example.com a@example.com",
        "`` ``` ````",
        "<details open><summary>x</summary>",
        "a\u202eb\u2066c\u200d\u0000\ud800",
        "",
        " ",
    ];

    private static readonly Lazy<IReadOnlyList<string>> Plain = new(() => PageReader.Read(Pages("plain").Html).Skeleton());

    public static TheoryData<int> All => [.. Enumerable.Range(0, Attacks.Length)];

    [Theory]
    [MemberData(nameof(All))]
    public void Page_HostileTexts_AreInert(int attack) => ShouldBeInert(Attacks[attack]);

    [Theory]
    [MemberData(nameof(All))]
    public void Markdown_HostileTexts_AreInert(int attack)
    {
        var plain = Skeleton(Pages("plain").Markdown);
        var hostile = Pages(Attacks[attack]).Markdown;

        Skeleton(hostile).ShouldBe(plain);
        hostile.Replace("\t", "", StringComparison.Ordinal).ShouldBeHarmless();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Json_HostileTexts_AreKept(int attack)
    {
        var json = JsonNode.Parse(Pages(Attacks[attack]).Json)!;

        ((string?)json["record"]!["endpointName"]).ShouldBe(string.Concat(Attacks[attack].EnumerateRunes()));
    }

    [Property(MaxTest = 30)]
    public Property Page_AnyText_IsInert() => Prop.ForAll(
        ArbMap.Default.ArbFor<string>().Filter(text => text is not null),
        // Figures with their units are kept together by elements of their own.
        text => ShouldBeInert(string.Concat(text.Select(letter => char.IsAsciiDigit(letter) ? 'x' : letter))));

    private static void ShouldBeInert(string text)
    {
        var html = Pages(text).Html;
        var hostile = PageReader.Read(html);

        hostile.Skeleton().SequenceEqual(Plain.Value).ShouldBeTrue($"The page is built otherwise for {text}");
        html.Replace("\t", "", StringComparison.Ordinal).ShouldBeHarmless();
    }

    private static ReportPages Pages(string text)
    {
        var record = ReportSamples.Promote.Record;
        var variant = new VariantRecord(text, text, text, 2);
        var hostile = record with
        {
            Id = text,
            Decision = Decision.Reject,
            Basis = DecisionBasis.InsufficientEvidence,
            Reasons = ["One", text, "Two " + text],
            Account = text,
            Region = text,
            ModelPackageArn = text,
            ModelPackageGroup = text,
            Candidate = new Candidate(text, text, text),
            EndpointName = text,
            ProductionVariant = variant,
            ShadowVariant = variant,
            ExperimentName = text,
            ExperimentArn = text,
            ExecutionArn = text,
            Criteria = [.. record.Criteria.Select((criterion, index) => criterion with { Metric = text, Statistic = text + new string('x', index), Reason = "One " + text })],
            Policy = new PolicyIdentity(text, null, text, new JsonObject { ["description"] = string.Concat(text.EnumerateRunes()) }),
            Judge = new(text, text, 0),
            Evidence = new EvidenceReference(text, text, 1),
            Report = new ReportReference(text),
            Software = text,
            Release = new ReleaseRecord(false, text, text, true, DateTimeOffset.UnixEpoch),
        };
        return DecisionReport.Of(hostile, ReportSamples.Promote.Evidence, new ReportOptions { EvidenceProblem = "One " + text });
    }

    /// <summary>What each line is and how many cells it has, without what stands in code; nothing unescaped may be left that means anything.</summary>
    private static List<string> Skeleton(string markdown)
    {
        var skeleton = new List<string>();
        string? fence = null;
        foreach (var line in markdown.Split('\n'))
        {
            if (fence is not null)
            {
                fence = line == fence ? null : fence;
                continue;
            }

            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                fence = new string('`', line.TakeWhile(letter => letter == '`').Count());
                skeleton.Add("fence");
                continue;
            }

            var bare = MarkdownReader.WithoutCode(line);
            var marks = bare.Replace(@"\\", "", StringComparison.Ordinal);
            var begin = line.Split(' ')[0] is "#" or "##" or "###" or "####" or "-" or ">" or "|" or "<!--" ? line.Split(' ')[0] : line.Length == 0 ? "" : "text";
            skeleton.Add($"{begin} {MarkdownReader.Unescaped(marks, "|")} {MarkdownReader.Unescaped(marks, "*")} {MarkdownReader.Unescaped(marks, "<[]`_~&@")}");
            if (begin != "<!--")
            {
                MarkdownReader.Unescaped(marks, "<[]`_~&@").ShouldBe(0, line);
                marks.Replace("\\:", "", StringComparison.Ordinal).ShouldNotContain("://");
            }
        }

        fence.ShouldBeNull();
        return skeleton;
    }
}
