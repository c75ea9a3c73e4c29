using ShadowPipeline.Local.Hosting.Shapes;

namespace ShadowPipeline.Local.CloudWatch;

/// <summary>The request of GetMetricData, where any other member is refused, and its answer.</summary>
internal static class CloudWatchShapes
{
    private static readonly string[] _rates =
        ["Bytes", "Kilobytes", "Megabytes", "Gigabytes", "Terabytes", "Bits", "Kilobits", "Megabits", "Gigabits", "Terabits", "Count"];

    private static readonly TextShape _text = new(1, 255);

    private static readonly ListShape _messages = new(
        new StructureShape("MessageData", new Member("Code", new TextShape()), new Member("Value", new TextShape())));

    private static readonly StructureShape _metric = new(
        "Metric",
        new Member("Namespace", new TextShape(1, 255, "[^:].*"), true),
        new Member("MetricName", _text, true),
        new Member(
            "Dimensions",
            new ListShape(new StructureShape("Dimension", new Member("Name", _text, true), new Member("Value", new TextShape(1, 1024), true)), 0, 30)));

    private static readonly StructureShape _metricStat = new(
        "MetricStat",
        new Member("Metric", _metric, true),
        new Member("Period", new IntegerShape(1, 86_400), true),
        new Member("Stat", _text, true),
        new Member(
            "Unit",
            new TextShape(
                Values: ["Seconds", "Microseconds", "Milliseconds", .. _rates, "Percent", .. _rates.Select(rate => $"{rate}/Second"), "None"])));

    public static StructureShape GetMetricData { get; } = new(
        "GetMetricDataInput",
        new Member(
            "MetricDataQueries",
            new ListShape(
                new StructureShape(
                    "MetricDataQuery",
                    new Member("Id", new TextShape(1, 255, "[a-z][a-zA-Z0-9_]*"), true),
                    new Member("MetricStat", _metricStat),
                    new Member("Expression", new TextShape(1, 2048)),
                    new Member("Label", new TextShape(0, 1024)),
                    new Member("ReturnData", new BooleanShape()),
                    new Member("Period", new IntegerShape(1)),
                    new Member("AccountId", _text)),
                1,
                500),
            true),
        new Member("StartTime", new TimestampShape(), true),
        new Member("EndTime", new TimestampShape(), true),
        new Member("NextToken", new TextShape(1, 4096)),
        new Member("ScanBy", new TextShape(Values: ["TimestampDescending", "TimestampAscending"])),
        new Member("MaxDatapoints", new IntegerShape(1, 100_800)),
        new Member("LabelOptions", new StructureShape("LabelOptions", new Member("Timezone", new TextShape(0, 50)))));

    public static StructureShape GetMetricDataAnswer { get; } = new(
        "GetMetricDataOutput",
        new Member(
            "MetricDataResults",
            new ListShape(new StructureShape(
                "MetricDataResult",
                new Member("Id", _text),
                new Member("Label", new TextShape()),
                new Member("Timestamps", new ListShape(new TimestampShape())),
                new Member("Values", new ListShape(new NumberShape())),
                new Member("StatusCode", new TextShape(Values: ["Complete", "InternalError", "PartialData", "Forbidden"])),
                new Member("Messages", _messages)))),
        new Member("NextToken", new TextShape()),
        new Member("Messages", _messages));
}
