using ShadowPipeline.Approvals;

namespace ShadowPipeline.Tests.Approvals;

/// <summary>The table of docs/approvals.md, row by row.</summary>
public sealed class ApprovalTransitionsTests
{
    private static readonly Dictionary<string, ApprovalChange> Changes = new()
    {
        ["approved"] = ApprovalChange.Approved,
        ["rejected or pending"] = ApprovalChange.TakenBack,
        ["anything else"] = ApprovalChange.None,
    };

    private static readonly Dictionary<string, KnownApproval[]> Known = new()
    {
        ["no approval"] = [KnownApproval.Never],
        ["an approval"] = [KnownApproval.Standing],
        ["a withdrawn approval"] = [KnownApproval.Withdrawn],
        ["anything"] = Enum.GetValues<KnownApproval>(),
    };

    private static readonly Dictionary<string, RegistryAnswer[]> Answers = new()
    {
        ["not asked"] = [RegistryAnswer.NotAsked],
        ["approved"] = [RegistryAnswer.Approved],
        ["not approved, or gone"] = [RegistryAnswer.NotApproved],
    };

    private static readonly Dictionary<string, ApprovalStep> Steps = new()
    {
        ["**nothing**"] = ApprovalStep.Nothing,
        ["**start epoch 1**"] = ApprovalStep.StartFirst,
        ["**keep the runs**"] = ApprovalStep.KeepRuns,
        ["**start the next epoch**"] = ApprovalStep.StartNext,
        ["**withdraw**"] = ApprovalStep.Withdraw,
    };

    public static TheoryData<string, string, string, string> Rows()
    {
        var rows = new TheoryData<string, string, string, string>();
        foreach (var cells in TableOfThePage())
        {
            rows.Add(cells[0], cells[1], cells[2], cells[3][..(cells[3].IndexOf("**", 2, StringComparison.Ordinal) + 2)]);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Next_RowOfThePage_IsWhatThePageSays(string arrives, string known, string registry, string happens)
    {
        foreach (var (state, answer) in Known[known].SelectMany(state => Answers[registry].Select(answer => (state, answer))))
        {
            ApprovalTransitions.Next(Changes[arrives], state, answer).ShouldBe(Steps[happens]);

            // Where the page has an answer of the registry, it is asked for; where it has none, no answer changes anything.
            var before = ApprovalTransitions.Next(Changes[arrives], state, RegistryAnswer.NotAsked);
            before.ShouldBe(answer == RegistryAnswer.NotAsked ? Steps[happens] : ApprovalStep.AskRegistry);
        }
    }

    [Fact]
    public void Page_EveryCase_HasOneRow()
    {
        var cases = TableOfThePage().SelectMany(cells => Known[cells[1]].SelectMany(known => Answers[cells[2]].Select(answer => (Changes[cells[0]], known, answer)))).ToList();

        cases.ShouldBeUnique();
        var expected =
            from change in Enum.GetValues<ApprovalChange>()
            from known in Enum.GetValues<KnownApproval>()
            let asks = ApprovalTransitions.Next(change, known, RegistryAnswer.NotAsked) == ApprovalStep.AskRegistry
            from answer in asks ? new[] { RegistryAnswer.Approved, RegistryAnswer.NotApproved } : [RegistryAnswer.NotAsked]
            select (change, known, answer);
        cases.ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public void Next_UnknownCase_IsRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => ApprovalTransitions.Next((ApprovalChange)9, KnownApproval.Standing, RegistryAnswer.Approved));

    private static IEnumerable<string[]> TableOfThePage() => File.ReadLines(Repository.PathOf("docs", "approvals.md"))
        .SkipWhile(line => !line.StartsWith("| what arrives |", StringComparison.Ordinal))
        .Skip(2)
        .TakeWhile(line => line.StartsWith('|'))
        .Select(line => line.Trim('|', ' ').Split(" | ").Select(cell => cell.Trim()).ToArray());
}
