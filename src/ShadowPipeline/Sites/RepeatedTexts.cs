using System.Globalization;

namespace ShadowPipeline.Sites;

/// <summary>Lists of texts that rows name by their place, each kept once.</summary>
internal sealed class RepeatedTexts
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyList<string>> _all = [];

    /// <summary>All of them, in the order in which they were first met.</summary>
    public IReadOnlyList<IReadOnlyList<string>> All => _all;

    /// <summary>The place of a list.</summary>
    public int PlaceOf(params IReadOnlyList<string> texts)
    {
        // With their lengths, or two lists could read the same.
        var key = string.Concat(texts.Select(text => string.Create(CultureInfo.InvariantCulture, $"{text.Length}:{text}")));
        if (!_places.TryGetValue(key, out var place))
        {
            place = _all.Count;
            _places.Add(key, place);
            _all.Add(texts);
        }

        return place;
    }
}
