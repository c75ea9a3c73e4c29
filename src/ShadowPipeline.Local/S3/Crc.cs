namespace ShadowPipeline.Local.S3;

/// <summary>The cyclic redundancy checks that S3 knows: reflected, with all bits set before and flipped after.</summary>
internal sealed class Crc
{
    private readonly ulong[] _table = new ulong[256];
    private readonly int _bytes;

    private Crc(ulong reversedPolynomial, int bytes)
    {
        _bytes = bytes;
        for (var value = 0u; value < 256; value++)
        {
            ulong entry = value;
            for (var bit = 0; bit < 8; bit++)
            {
                entry = (entry & 1) == 0 ? entry >> 1 : (entry >> 1) ^ reversedPolynomial;
            }

            _table[value] = entry;
        }
    }

    /// <summary>CRC-32 of ISO 3309.</summary>
    public static Crc Iso32 { get; } = new(0xEDB88320, 4);

    /// <summary>CRC-32C, Castagnoli.</summary>
    public static Crc Castagnoli32 { get; } = new(0x82F63B78, 4);

    /// <summary>CRC-64/NVME.</summary>
    public static Crc Nvme64 { get; } = new(0x9A6C9329AC4BC9B5, 8);

    /// <summary>The check value, most significant byte first.</summary>
    public byte[] Of(ReadOnlySpan<byte> data)
    {
        var all = _bytes == 8 ? ulong.MaxValue : uint.MaxValue;
        var check = all;
        foreach (var value in data)
        {
            check = _table[(byte)(check ^ value)] ^ (check >> 8);
        }

        check ^= all;
        var result = new byte[_bytes];
        for (var index = 0; index < _bytes; index++)
        {
            result[index] = (byte)(check >> (8 * (_bytes - 1 - index)));
        }

        return result;
    }
}
