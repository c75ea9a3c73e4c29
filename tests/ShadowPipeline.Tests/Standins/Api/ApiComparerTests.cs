namespace ShadowPipeline.Tests.Standins.Api;

/// <summary>The comparer finds what deviates: each row changes one line of a listing that holds.</summary>
public sealed class ApiComparerTests
{
    private const string Listing = """
        # about the file
        class ShadowPipeline.Tests.Standins.Api.SampleClient : ShadowPipeline.Tests.Standins.Api.SampleBase, System.IDisposable
          const field Constant : string = "one"
          constructor SampleClient()
          method Dispose() : void
          method SendAsync(string name, CancellationToken cancellationToken = default) : Task  ; a note
          method SendAsync(string name, params object[] args) : Task
          override method Run(IDictionary<string, byte[]> map) : void
          override method ToString() : string
          property Size : int? { get; set; }
          property NotUsed : int { get; }
          protected property Secret : string { get; }
          protected virtual method Dispose(bool disposing) : void
          static method op_Implicit(SampleClient client) : string
          static readonly field Shared : SampleClient = "one"
        interface ShadowPipeline.Tests.Standins.Api.ISample
          default method Do(int count = 3, bool all = true) : void
          property Name : string { get; }
        """;

    private static readonly Type[] Types = [typeof(SampleClient), typeof(ISample)];

    [Fact]
    public void Deviations_ListingThatHolds_AreNone() => Compare(Listing).ShouldBeEmpty();

    [Theory]
    [InlineData("SendAsync(string name, CancellationToken", "SendAsync(string names, CancellationToken")]
    [InlineData("cancellationToken = default", "cancellationToken")]
    [InlineData("params object[] args", "object[] args")]
    [InlineData("IDictionary<string, byte[]> map) : void", "IDictionary<string, string> map) : void")]
    [InlineData("op_Implicit(SampleClient client) : string", "op_Implicit(SampleClient client) : object")]
    [InlineData("Size : int? { get; set; }", "Size : int? { get; }")]
    [InlineData("Size : int? { get; set; }", "Size : int { get; set; }")]
    [InlineData("static readonly field Shared", "field Shared")]
    [InlineData("Shared : SampleClient = \"one\"", "Shared : SampleClient = \"two\"")]
    [InlineData("string = \"one\"", "string = \"two\"")]
    [InlineData("override method Run", "method Run")]
    [InlineData("protected virtual method", "protected method")]
    [InlineData("protected property Secret", "property Secret")]
    [InlineData("Api.SampleBase, System.IDisposable", "Api.SampleBase")]
    [InlineData("class ShadowPipeline", "sealed class ShadowPipeline")]
    [InlineData("default method Do", "method Do")]
    [InlineData("bool all = true", "bool all = false")]
    [InlineData("Api.SampleClient :", "Api.OtherClient :")]
    public void Deviations_ChangedListing_AreFound(string held, string changed) =>
        Compare(Listing.Replace(held, changed, StringComparison.Ordinal)).ShouldNotBeEmpty();

    [Theory]
    [InlineData("method SendAsync() : Task", "missing overload")]
    [InlineData("method SendAsync<T>(T item) : Task", "missing overload")]
    [InlineData("constructor SampleClient(string name)", "missing overload")]
    [InlineData("attribute-usage Method AllowMultiple=False Inherited=True", "missing: attribute-usage")]
    public void Deviations_ListedMemberOfAUsedSet_IsMissed(string listed, string complaint) =>
        Compare(Listing.Replace("  constructor SampleClient()", $"  constructor SampleClient()\n  {listed}", StringComparison.Ordinal))
            .ShouldHaveSingleItem().ShouldContain(complaint);

    [Fact]
    public void Deviations_InterfaceMemberNotThere_IsMissedOnlyForWholeInterfaces()
    {
        var listing = ApiListing.Parse((Listing + "\n  method More() : void").Split('\n'));

        ApiComparer.Deviations(Types, listing, wholeInterfaces: true).ShouldHaveSingleItem().ShouldContain("More");
        ApiComparer.Deviations(Types, listing, wholeInterfaces: false).ShouldBeEmpty();
    }

    private static List<string> Compare(string listing) =>
        ApiComparer.Deviations(Types, ApiListing.Parse(listing.Split('\n')), wholeInterfaces: true).ToList();
}
