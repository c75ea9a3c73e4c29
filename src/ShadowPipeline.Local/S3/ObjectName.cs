using System.Text;
using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Local.S3;

/// <summary>
/// A key as the name of a file. Everything but letters, digits, <c>-</c>, <c>_</c> and dots within is percent-encoded, slashes too, so
/// that no key names a folder, leaves the bucket's folder or begins with a dot.
/// </summary>
internal static class ObjectName
{
    /// <summary>What file systems take, less the ending of the file that describes the object.</summary>
    public const int Longest = 240;

    private const string Plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

    /// <summary>The file name of a key.</summary>
    /// <exception cref="AwsServiceException">KeyTooLongError: S3 takes 1,024 bytes, a local file name fewer.</exception>
    public static string Of(string key)
    {
        var name = new StringBuilder(key.Length);
        foreach (var value in Encoding.UTF8.GetBytes(key))
        {
            var character = (char)value;
            _ = Plain.Contains(character) || (character == '.' && name.Length > 0) ? name.Append(character) : name.Append('%').Append(value.ToString("X2", null));
        }

        return name.Length <= Longest
            ? name.ToString()
            : throw new AwsServiceException("KeyTooLongError", $"Your key is too long: local S3 keeps objects in files, whose names have at most {Longest} characters.");
    }

    /// <summary>The key of a file name.</summary>
    public static string ToKey(string name) => Uri.UnescapeDataString(name);
}
