using System.Text;
using Amazon.DynamoDBv2.Model;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.DynamoDb;

/// <summary>The size of an item by DynamoDB's own rules, numbers rounded up.</summary>
internal static class ItemSize
{
    /// <summary>The greatest item: 400 KB, names included.</summary>
    public const int MaxBytes = 400 * 1024;

    /// <exception cref="PermanentServiceException">The item is too large to be written.</exception>
    public static void Check(string subject, Dictionary<string, AttributeValue> item)
    {
        var size = Measure(item);
        if (size > MaxBytes)
        {
            throw new PermanentServiceException($"{subject} has {size} bytes; a DynamoDB item has at most {MaxBytes}.");
        }
    }

    public static int Measure(Dictionary<string, AttributeValue> item) =>
        item.Sum(attribute => Encoding.UTF8.GetByteCount(attribute.Key) + Measure(attribute.Value));

    private static int Measure(AttributeValue value) => value switch
    {
        { S: { } text } => Encoding.UTF8.GetByteCount(text),
        { N: { } number } => (number.Length / 2) + 2,
        { M: { } map } when value.IsMSet => 3 + map.Count + Measure(map),
        { L: { } list } when value.IsLSet => 3 + list.Count + list.Sum(Measure),
        _ => 1,
    };
}
