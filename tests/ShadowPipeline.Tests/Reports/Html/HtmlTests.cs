using System.Security.Cryptography;
using System.Text;
using ShadowPipeline.Reports.Html;
using ShadowPipeline.Tests.Hostile;
using static ShadowPipeline.Reports.Html.Markup;

namespace ShadowPipeline.Tests.Reports.Html;

/// <summary>The building blocks of pages: data stays data.</summary>
public sealed class HtmlTests
{
    [Fact]
    public void Text_Hostile_IsEscapedInElementsAndAttributes()
    {
        var html = Write(Tag("p.lead#one", HostileText.Line, Tag("b", "&<>\"'")).With("title", HostileText.Line));

        html.ShouldStartWith("<p id=\"one\" class=\"lead\" title=\"&quot;&#39;`\\ &lt;script&gt;alert(1)&lt;/script&gt; ");
        html.ShouldContain("<b>&amp;&lt;&gt;&quot;&#39;</b>");
        html.ShouldNotContain("<script");
        html.ShouldBeHarmless();
    }

    [Theory]
    [InlineData("a\u0000b\u0007c\u0085d", "a\uFFFDb\uFFFDc\uFFFDd")]
    [InlineData("a\uFFFEb\uFDD0c", "a\uFFFDb\uFFFDc")]
    [InlineData("a\u202eb\u2066c\u200bd", "a\\u202eb\\u2066c\\u200bd")]
    [InlineData("a\r\nb\rc\td", "a\nb\nc\td")]
    [InlineData("é 漢 😀", "é 漢 😀")]
    public void Text_ThatNoPageCanShow_IsReplacedOrWrittenOut(string text, string expected) => Write(text).ShouldBe(expected);

    [Fact]
    public void Text_HalfOfASurrogatePair_IsReplaced() => Write(new string(['a', '\uD800', 'b'])).ShouldBe("a\uFFFDb");

    [Fact]
    public void Void_Elements_AreClosedAndOthersHaveAnEnd() =>
        Write(Tag("div", Tag("br"), Tag("p"), Tag("svg", Tag("path").With("d", "M0 0")))).ShouldBe(
            "<div><br/><p></p>\n<svg><path d=\"M0 0\"></path></svg></div>\n");

    [Theory]
    [InlineData("script")]
    [InlineData("style")]
    [InlineData("iframe")]
    [InlineData("object")]
    [InlineData("foreignObject")]
    [InlineData("p onclick")]
    [InlineData("")]
    public void Element_ThatIsNotOurs_IsRefused(string name) => Should.Throw<ArgumentException>(() => Tag(name));

    [Theory]
    [InlineData("p.a b")]
    [InlineData("p.\"x")]
    [InlineData("p.")]
    [InlineData("p#A")]
    public void Mark_WithMoreThanLettersAndHyphens_IsRefused(string shape) => Should.Throw<ArgumentException>(() => Tag(shape));

    [Theory]
    [InlineData("onclick")]
    [InlineData("style")]
    [InlineData("src")]
    [InlineData("srcdoc")]
    [InlineData("formaction")]
    public void Attribute_ThatCouldDoSomething_IsRefused(string name) => Should.Throw<ArgumentException>(() => Tag("p").With(name, "x"));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData(" javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("http://example.com/")]
    [InlineData("//example.com/")]
    [InlineData("/\\example.com")]
    [InlineData("")]
    public void Link_ToAnywhereElse_IsRefused(string address) => Should.Throw<ArgumentException>(() => Tag("a", "x").With("href", address));

    [Theory]
    [InlineData("#main")]
    [InlineData("../index.html")]
    [InlineData("id/report.html?x=1#limits")]
    [InlineData("https://example.com/a?b=c")]
    public void Link_ToAPage_IsKept(string address) => Write(Tag("a", "x").With("href", address)).ShouldContain($"href=\"{address}\"");

    [Fact]
    public void Attribute_GivenTwice_IsRefused() => Should.Throw<ArgumentException>(() => Tag("p.a").With("class", "b"));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Number_ThatNoDrawingHas_IsRefused(double value) => Should.Throw<ArgumentOutOfRangeException>(() => Tag("line").With("x1", value));

    [Fact]
    public void OwnText_ThatCouldEndItsElement_IsRefused()
    {
        Should.Throw<ArgumentException>(() => OwnText.Style("a{}</style><script>"));
        Should.Throw<ArgumentException>(() => OwnText.Script("let a = '<!--';"));
    }

    [Fact]
    public void Data_OfAScript_HasNoLetterOfMarkup()
    {
        var html = Write(OwnText.Data("rows", "{\"a\":\"</script><!--&\"}"));

        html.ShouldBe("<script type=\"application/json\" id=\"rows\">{\"a\":\"\\u003c/script\\u003e\\u003c!--\\u0026\"}</script>\n");
    }

    [Fact]
    public void Page_Policy_AllowsExactlyItsOwnStyleAndScript()
    {
        var html = new HtmlPage { Title = "t", Description = "d", Styles = ["p { color: red; }"], Script = "let a = 1;", Body = [Tag("main", "x")] }.Render();

        var style = html[(html.IndexOf("<style>", StringComparison.Ordinal) + 7)..html.IndexOf("</style>", StringComparison.Ordinal)];
        html.ShouldContain($"default-src &#39;none&#39;; style-src &#39;sha256-{Hash(style)}&#39;; script-src &#39;sha256-{Hash("let a = 1;")}&#39;; base-uri");
    }

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Write(HtmlNode node)
    {
        var writer = new HtmlWriter();
        node.WriteTo(writer);
        return writer.ToString();
    }
}
