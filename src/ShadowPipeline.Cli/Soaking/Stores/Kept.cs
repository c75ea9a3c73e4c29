using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Json;

namespace ShadowPipeline.Cli.Soaking.Stores;

/// <summary>Records as compact JSON: nobody who holds one can change what is stored, and what cannot be stored is refused as DynamoDB refuses it.</summary>
internal static class Kept
{
    // Written as JSON an item is no smaller than DynamoDB counts it, but for a few keys.
    private const int SurelyFits = ItemSize.MaxBytes / 2;

    /// <summary>The types of what is kept.</summary>
    public static DomainJson Json { get; } = new(new JsonSerializerOptions(DomainJson.Default.Options) { WriteIndented = false });

    /// <summary>The record's bytes.</summary>
    /// <param name="record">The record.</param>
    /// <param name="type">Its type.</param>
    /// <param name="check">Refuses an item that is too large; asked only where that could be.</param>
    /// <exception cref="PermanentServiceException">DynamoDB could not store it.</exception>
    public static byte[] Write<T>(T record, JsonTypeInfo<T> type, Action check)
    {
        byte[] bytes;
        try
        {
            bytes = JsonSerializer.SerializeToUtf8Bytes(record, type);
        }
        catch (ArgumentException e)
        {
            // How the serializer refuses NaN and infinities.
            throw new PermanentServiceException($"{typeof(T).Name} cannot be stored: {e.Message}", e);
        }

        if (bytes.Length > SurelyFits)
        {
            check();
        }

        return bytes;
    }

    /// <summary>The record.</summary>
    public static T Read<T>(byte[] bytes, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(bytes, type)!;
}
