using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace ShadowPipeline.Bench.Accuracy;

/// <summary>
/// Tells whether the judge is the same code as when a result was kept: a checksum of an assembly's instructions, names, texts and
/// constant data, which a new build or commit of the same source does not change.
/// </summary>
internal static class CodeIdentity
{
    public static string Of(string assemblyPath)
    {
        using var file = new PEReader(File.OpenRead(assemblyPath));
        var metadata = file.GetMetadataReader();
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var heap in new[] { HeapIndex.String, HeapIndex.UserString })
        {
            var (offset, size) = (metadata.GetHeapMetadataOffset(heap), metadata.GetHeapSize(heap));
            sum.AppendData(file.GetMetadata().GetContent(offset, size).AsSpan());
        }

        var methods = metadata.MethodDefinitions.Select(metadata.GetMethodDefinition);
        foreach (var method in methods.Where(method => method.RelativeVirtualAddress != 0))
        {
            sum.AppendData(file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes() ?? []);
        }

        var fields = metadata.FieldDefinitions.Select(metadata.GetFieldDefinition);
        foreach (var field in fields.Where(field => field.GetRelativeVirtualAddress() != 0))
        {
            var size = SizeOf(metadata, field);
            sum.AppendData(file.GetSectionData(field.GetRelativeVirtualAddress()).GetContent(0, size).AsSpan());
        }

        return Convert.ToHexStringLower(sum.GetHashAndReset())[..16];
    }

    /// <summary>Constant data lie in fields of a primitive type or of one made for their size.</summary>
    private static int SizeOf(MetadataReader metadata, FieldDefinition field)
    {
        var signature = metadata.GetBlobReader(field.Signature);
        signature.ReadSignatureHeader();
        return signature.ReadSignatureTypeCode() switch
        {
            SignatureTypeCode.Int64 or SignatureTypeCode.UInt64 => 8,
            SignatureTypeCode.Int32 or SignatureTypeCode.UInt32 => 4,
            SignatureTypeCode.Int16 or SignatureTypeCode.UInt16 => 2,
            SignatureTypeCode.Byte or SignatureTypeCode.SByte => 1,
            SignatureTypeCode.TypeHandle => metadata.GetTypeDefinition((TypeDefinitionHandle)signature.ReadTypeHandle()).GetLayout().Size,
            var other => throw new InvalidOperationException($"Constant data of type {other}."),
        };
    }
}
