namespace ShadowPipeline.Tests.ServiceModels;

public sealed class ModelPatternTests
{
    [Theory]
    [InlineData("[a-z]+", "abc", true)]
    [InlineData("[a-z]+", "abc1", false)]
    [InlineData("[a-z]+", "abc\n", false)]
    [InlineData("^[a-z]+$", "abc", true)]
    [InlineData("^[a-z]+$", "abc\n", false)]
    [InlineData("a|b", "ab", false)]
    [InlineData(@"\d{3}", "123", true)]
    [InlineData(@"\d{3}", "١٢٣", false)]
    [InlineData(@"[\w-]+", "a_b-1", true)]
    [InlineData(@"\w+", "ü", false)]
    [InlineData(@"[\p{L}\p{Z}\p{N}_.:/=+\-@]*", "Grün 7", true)]
    [InlineData(@"[\p{L}\p{Z}\p{N}_.:/=+\-@]*", "a;b", false)]
    [InlineData(@"[\S\s]*", "a\nb", true)]
    [InlineData(@"[^\s]+", "a b", false)]
    public void Pattern_AsAwsMeansIt_TakesTheWholeText(string pattern, string text, bool matches) =>
        ModelPattern.Translate(pattern).IsMatch(text).ShouldBe(matches);

    [Theory]
    [InlineData("[a-z[0-9]]")]
    [InlineData("[a-z&&[^b]]")]
    public void Pattern_ThatMeansAnotherThingInDotNet_IsRefused(string pattern) =>
        Should.Throw<NotSupportedException>(() => ModelPattern.Translate(pattern));
}
