using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ShadowPipeline.Local.StepFunctions;

/// <summary>
/// Seeds and identifiers that are derived, so that a run repeats exactly and does not depend on which execution came first.
/// </summary>
internal static class StableHash
{
    public static int Seed(int seed, string text) => BinaryPrimitives.ReadInt32LittleEndian(Digest(seed, text));

    public static string Uuid(int seed, string text) => new Guid(Digest(seed, text).AsSpan(0, 16)).ToString();

    private static byte[] Digest(int seed, string text) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}:{text}")));
}
