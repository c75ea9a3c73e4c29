using ShadowPipeline.Local.Hosting.Shapes;

namespace ShadowPipeline.Local.Hosting;

/// <summary>A service that AWS serves in its Query and CBOR protocols too, which can be read and written only with its operations' shapes.</summary>
internal interface IModelledService : IAwsService
{
    /// <summary>The namespace of the service's model, e.g. <c>com.amazonaws.cloudwatch</c>.</summary>
    string ModelNamespace { get; }

    /// <summary>The version that Query requests name.</summary>
    string QueryVersion { get; }

    /// <summary>The namespace of Query answers.</summary>
    string XmlNamespace { get; }

    /// <summary>What an operation takes and answers; null for one that is not served.</summary>
    OperationShapes? ShapesOf(string operation);
}
