using System.Text;

namespace ShadowPipeline.Local.S3;

/// <summary>The order of a listing: by the bytes of the keys in UTF-8, which is not the order of their UTF-16 units.</summary>
internal static class ByteOrder
{
    public static IComparer<string> Comparer { get; } = Comparer<string>.Create(Compare);

    public static int Compare(string one, string other) => Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other));
}
