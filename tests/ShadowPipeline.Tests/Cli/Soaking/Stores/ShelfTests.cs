using ShadowPipeline.Cli.Soaking.Stores;

namespace ShadowPipeline.Tests.Cli.Soaking.Stores;

public sealed class ShelfTests : IDisposable
{
    private readonly Shelf _shelf = new();

    [Fact]
    public void Get_WhatIsHeldAndWhatIsFiled_GivesTheSameBytes()
    {
        // Twenty times three hundred kilobytes: some are in the file, some are not yet.
        var places = Enumerable.Range(1, 20).Select(number => (Number: number, Place: _shelf.Put(Bytes(number, 300_000 + number)))).ToList();

        foreach (var (number, place) in places)
        {
            _shelf.Get(place).AsSpan().SequenceEqual(Bytes(number, 300_000 + number)).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData((4 << 20) - 1)]
    [InlineData(4 << 20)]
    [InlineData((4 << 20) + 1)]
    public void Get_AnySize_GivesTheBytes(int size)
    {
        var before = _shelf.Put(Bytes(1, 10));
        var place = _shelf.Put(Bytes(2, size));
        var after = _shelf.Put(Bytes(3, 10));

        _shelf.Get(before).ShouldBe(Bytes(1, 10));
        _shelf.Get(place).AsSpan().SequenceEqual(Bytes(2, size)).ShouldBeTrue();
        _shelf.Get(after).ShouldBe(Bytes(3, 10));
    }

    [Fact]
    public void Get_ACopyIsChanged_WhatIsKeptStays()
    {
        var place = _shelf.Put([1, 2, 3]);

        _shelf.Get(place)[0] = 9;

        _shelf.Get(place).ShouldBe([1, 2, 3]);
    }

    public void Dispose() => _shelf.Dispose();

    private static byte[] Bytes(int seed, int size) => [.. Enumerable.Range(0, size).Select(i => (byte)((i * 31) + seed))];
}
