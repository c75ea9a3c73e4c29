namespace ShadowPipeline.Local.Hosting.Shapes;

/// <summary>What an operation takes and answers.</summary>
internal sealed record OperationShapes(StructureShape Input, StructureShape Output);
