using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>
/// Serializes with source-generated metadata. The context is made anew from this serializer's options, so what its
/// JsonSourceGenerationOptions attribute says (a naming policy, for one) does not hold here.
/// </summary>
public class SourceGeneratorLambdaJsonSerializer<
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSGContext>
    : AbstractLambdaJsonSerializer, ILambdaSerializer
    where TSGContext : JsonSerializerContext
{
    private readonly TSGContext _context;

    public SourceGeneratorLambdaJsonSerializer()
        : this(null, null)
    {
    }

    public SourceGeneratorLambdaJsonSerializer(Action<JsonSerializerOptions> customizer)
        : this(customizer, null)
    {
    }

    public SourceGeneratorLambdaJsonSerializer(Action<JsonWriterOptions> jsonWriterCustomizer)
        : this(null, jsonWriterCustomizer)
    {
    }

    public SourceGeneratorLambdaJsonSerializer(Action<JsonSerializerOptions> customizer, Action<JsonWriterOptions> jsonWriterCustomizer)
        : base(jsonWriterCustomizer)
    {
        SerializerOptions = CustomizedOptions(customizer);

        var constructor = typeof(TSGContext).GetConstructor([typeof(JsonSerializerOptions)])
            ?? throw new JsonSerializerException($"{typeof(TSGContext).FullName} has no constructor that takes JsonSerializerOptions.");
        _context = (TSGContext)constructor.Invoke([SerializerOptions]);
    }

    [Obsolete("The options of the given context are not used; pass a customizer instead.")]
    public SourceGeneratorLambdaJsonSerializer(
        TSGContext jsonSerializerContext,
        Action<JsonSerializerOptions> customizer = null,
        Action<JsonWriterOptions> jsonWriterCustomizer = null)
        : base(jsonWriterCustomizer)
    {
        SerializerOptions = CustomizedOptions(customizer);
        _context = jsonSerializerContext;
    }

    protected JsonSerializerOptions SerializerOptions { get; }

    protected override void InternalSerialize<T>(Utf8JsonWriter writer, T response) =>
        JsonSerializer.Serialize(writer, response, MetadataOf<T>());

    protected override T InternalDeserialize<T>(byte[] utf8Json) => JsonSerializer.Deserialize(utf8Json, MetadataOf<T>());

    private JsonTypeInfo<T> MetadataOf<T>() => _context.GetTypeInfo(typeof(T)) as JsonTypeInfo<T>
        ?? throw new JsonSerializerException(
            $"{typeof(TSGContext).FullName} knows no {typeof(T).FullName}: add [JsonSerializable(typeof({typeof(T).Name}))] to it.");

    private JsonSerializerOptions CustomizedOptions(Action<JsonSerializerOptions> customizer)
    {
        var options = CreateDefaultJsonSerializationOptions();
        customizer?.Invoke(options);
        return options;
    }
}
