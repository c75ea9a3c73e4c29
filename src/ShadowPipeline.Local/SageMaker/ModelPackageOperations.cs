using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting.Shapes;
using ShadowPipeline.Local.Scenarios;

namespace ShadowPipeline.Local.SageMaker;

/// <summary>DescribeModelPackage, ListModelPackages and UpdateModelPackage.</summary>
internal sealed class ModelPackageOperations(LocalWorld world)
{
    private static readonly StructureShape _describe = SageMakerShapes.Naming(
        "DescribeModelPackage",
        "ModelPackageName",
        new TextShape(1, 176, @"(arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]{9,16}:[0-9]{12}:model-package/[\S]{1,2048})|([a-zA-Z0-9]([a-zA-Z0-9-]){0,62})(?<!-)"));

    private static readonly StructureShape _list = new(
        "ListModelPackagesRequest",
        new Member("ModelPackageGroupName", new TextShape(1, 170)),
        new Member("ModelApprovalStatus", new TextShape(Values: ["Approved", "Rejected", "PendingManualApproval"])),
        new Member("SortBy", new TextShape(Values: ["Name", "CreationTime"])),
        new Member("SortOrder", new TextShape(Values: ["Ascending", "Descending"])),
        new Member("MaxResults", new IntegerShape(1, 100)),
        new Member("NextToken", SageMakerShapes.NextToken));

    private static readonly StructureShape _update = new(
        "UpdateModelPackageInput",
        new Member("ModelPackageArn", new TextShape(1, 2048, @"arn:aws(-cn|-us-gov|-iso-f)?:sagemaker:[a-z0-9\-]{9,16}:[0-9]{12}:model-package/[\S]{1,2048}"), true),
        new Member("ModelApprovalStatus", new TextShape(Values: ["Approved", "Rejected", "PendingManualApproval"]), true),
        new Member("ApprovalDescription", SageMakerShapes.Description));

    public IEnumerable<Operation> Operations =>
        [new("DescribeModelPackage", _describe, Describe), new("ListModelPackages", _list, List), new("UpdateModelPackage", _update, Update)];

    private JsonObject Describe(JsonObject request) => Find(request.Text("ModelPackageName")!).Describe(world.Clock.GetUtcNow());

    // Only the approval changes here: it is what starts and ends shadow tests.
    private JsonObject Update(JsonObject request)
    {
        var package = Find(request.Text("ModelPackageArn")!);
        var now = world.Clock.GetUtcNow();
        package.Decision = new ApprovalDecision(request.Text("ModelApprovalStatus")!, request.Text("ApprovalDescription"), now);
        world.ModelPackageChanged?.Invoke(ModelPackageEvent.Of(package, world.Facts, now));
        return new JsonObject { ["ModelPackageArn"] = package.Arn };
    }

    private ModelPackage Find(string name) => world.State.Packages.TryGetValue(name, out var package)
        ? package
        : throw Refusal.Invalid($"ModelPackage {name} does not exist.");

    private JsonObject List(JsonObject request)
    {
        var now = world.Clock.GetUtcNow();
        var packages = world.State.Packages.Values
            .Where(package => request.Text("ModelPackageGroupName") is not { } group || package.Group == group)
            .Where(package => request.Text("ModelApprovalStatus") is not { } status || package.ApprovalAt(now) == status)
            .OrderBy(package => request.Text("SortBy") == "Name" ? package.Arn : string.Empty, StringComparer.Ordinal)
            .ThenBy(package => package.CreatedAt)
            .ThenBy(package => package.Version)
            .ToList();
        if (request.Text("SortOrder") != "Ascending")
        {
            packages.Reverse();
        }

        var (page, next) = Paging.Take(packages, request, request.Whole("MaxResults") ?? 100);
        return new JsonObject { ["ModelPackageSummaryList"] = Wire.Array(page.Select(package => package.Summary(now))) }
            .With("NextToken", next);
    }
}
