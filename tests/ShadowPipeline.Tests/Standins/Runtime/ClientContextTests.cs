using Amazon.Lambda.RuntimeSupport.Contexts;

namespace ShadowPipeline.Tests.Standins.Runtime;

public sealed class ClientContextTests
{
    [Fact]
    public void Parse_ClientContextHeader_ReadsClientCustomAndEnvironment()
    {
        var context = ClientContext.Parse("""{"client":{"app_title":"t"},"custom":{"a":"1","b":2},"env":{"os":"x"}}""")!;

        context.Client!.AppTitle.ShouldBe("t");
        context.Client.InstallationId.ShouldBeNull();
        context.Custom.ShouldBe(new Dictionary<string, string?> { ["a"] = "1", ["b"] = "2" });
        context.Environment["os"].ShouldBe("x");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Parse_NoHeader_IsNull(string? header)
    {
        ClientContext.Parse(header).ShouldBeNull();
        CognitoIdentity.Parse(header).ShouldBeNull();
    }

    [Fact]
    public void Parse_CognitoHeader_ReadsBothIds() =>
        CognitoIdentity.Parse("""{"cognitoIdentityId":"i","cognitoIdentityPoolId":"p"}""").ShouldBe(new CognitoIdentity("i", "p"));
}
