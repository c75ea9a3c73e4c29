using FsCheck.Xunit;
using ShadowPipeline.Sites;

namespace ShadowPipeline.Tests.Sites;

public sealed class SentenceTemplateTests
{
    [Fact]
    public void Split_OfAReason_SharesItsWordsWithOthers()
    {
        var (pieces, numbers) = SentenceTemplate.Split("p99 is 29.8 % above, limit 10 %");

        pieces.ShouldBe(["p", " is ", " % above, limit ", " %"]);
        numbers.ShouldBe("99 29.8 10");
    }

    [Theory]
    [InlineData("")]
    [InlineData("no number")]
    [InlineData("1")]
    [InlineData("1.2.3.")]
    [InlineData("1 2\t3\n4")]
    [InlineData("٣ ² 00.10 .5 5.")]
    public void Join_OfWhatWasSplit_IsTheSentence(string sentence) => Again(sentence).ShouldBe(sentence);

    [Property]
    public bool Join_OfAnyText_IsTheText(string? text, int number) => Again($"{number}{text}{number} {text}") == $"{number}{text}{number} {text}";

    [Fact]
    public void Join_WithFewerOrMoreNumbers_IsNone()
    {
        SentenceTemplate.Join(["a ", " b"], "").ShouldBeNull();
        SentenceTemplate.Join(["a ", " b"], "1 2").ShouldBeNull();
    }

    private static string? Again(string sentence) => SentenceTemplate.Split(sentence) is var (pieces, numbers) ? SentenceTemplate.Join(pieces, numbers) : null;
}
