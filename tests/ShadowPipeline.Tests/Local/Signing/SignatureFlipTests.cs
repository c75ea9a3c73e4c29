using FsCheck.Xunit;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Signing;
using ShadowPipeline.Tests.Local.Hosting;

namespace ShadowPipeline.Tests.Local.Signing;

/// <summary>One bit of a signed request changed anywhere: never verified.</summary>
public sealed class SignatureFlipTests
{
    private static readonly Signer _json = new() { Query = "a=b&c=d" };
    private static readonly Signer _s3 = Signer.S3() with { Query = "list-type=2&prefix=shadow%2F" };

    private readonly SignatureVerifier _verifier = new([_json.Credential], new TestClock(Signer.At), "eu-west-1");

    [Property(MaxTest = 300)]
    public void Method_Flipped_IsRefused(bool s3, int bit) => Refused(s3, request => request with { Method = Flip(request.Method, bit) });

    [Property(MaxTest = 300)]
    public void Path_Flipped_IsRefused(int bit) => Refused(true, request => request with { Path = Flip(request.Path, bit) });

    [Property(MaxTest = 300)]
    public void Query_Flipped_IsRefused(bool s3, int bit) => Refused(s3, request => request with { Query = Flip(request.Query, bit) });

    [Property(MaxTest = 1000)]
    public void SignedHeader_Flipped_IsRefused(bool s3, int which, int bit) => Refused(s3, request =>
    {
        var names = request.Headers.Keys.Order(StringComparer.Ordinal).ToList();
        var name = names[(int)((uint)which % names.Count)];
        return Signer.With(request, name, Flip(request.Headers[name][0], bit));
    });

    [Property(MaxTest = 300)]
    public void Body_Flipped_IsRefused(bool s3, int bit)
    {
        var signer = s3 ? _s3 : _json;
        byte[] body = [.. signer.Body];
        var at = (int)((uint)bit % (body.Length * 8));
        body[at / 8] ^= (byte)(1 << (at % 8));

        Should.Throw<AwsServiceException>(() => _verifier.Verify(signer.Sign(), body));
        _verifier.Verified.ShouldBe(0);
    }

    private void Refused(bool s3, Func<SignedRequest, SignedRequest> change)
    {
        var signer = s3 ? _s3 : _json;
        var request = signer.Sign();
        var changed = change(request);

        // A flip may only change how the same thing is written: a%2f is a%2F, and blanks around a value do not count.
        if (Meaning(changed, s3) == Meaning(request, s3))
        {
            return;
        }

        Should.Throw<AwsServiceException>(() => _verifier.Verify(changed, signer.Body));
        _verifier.Verified.ShouldBe(0);
    }

    private static string Meaning(SignedRequest request, bool s3) =>
        CanonicalRequest.Of(request, [.. request.Headers.Keys.Order(StringComparer.Ordinal)], "", s3);

    // The low seven bits: what goes over the wire is ASCII.
    private static string Flip(string text, int bit)
    {
        var at = (int)((uint)bit % (text.Length * 7));
        char[] characters = [.. text];
        characters[at / 7] ^= (char)(1 << (at % 7));
        return new string(characters);
    }
}
