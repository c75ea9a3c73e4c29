using System.Reflection;

namespace ShadowPipeline.Tests.Standins.Api;

/// <summary>
/// The official packages carry no nullable annotations, so a reference of theirs is neither nullable nor not: product code that compiles without a
/// warning against a stand-in that promised more would not against them.
/// </summary>
public sealed class NullabilityTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Every stand-in.</summary>
    public static TheoryData<string> Packages => [.. ApiConformanceTests.Packages.Select(row => row.Data.Item1)];

    [Theory]
    [MemberData(nameof(Packages))]
    public void StandIn_PublicMembers_PromiseNothingAboutNull(string package)
    {
        var types = Assembly.Load(new AssemblyName(package)).GetExportedTypes();

        types.SelectMany(Annotated).ShouldBeEmpty();
        types.ShouldNotBeEmpty();
    }

    [Fact]
    public void Annotated_TypeWithAnnotations_NamesItsMembers() =>
        Annotated(typeof(AnnotatedSample)).ShouldBe(
            ["AnnotatedSample.Find parameter name", "AnnotatedSample.Find returns", "AnnotatedSample.Text", "AnnotatedSample.Shared"], ignoreOrder: true);

    private static IEnumerable<string> Annotated(Type type)
    {
        var context = new NullabilityInfoContext();
        foreach (var method in type.GetMethods(Declared).Where(method => IsVisible(method) && !method.IsSpecialName))
        {
            foreach (var parameter in method.GetParameters().Where(parameter => Says(context.Create(parameter))))
                yield return $"{type.Name}.{method.Name} parameter {parameter.Name}";
            if (Says(context.Create(method.ReturnParameter)))
                yield return $"{type.Name}.{method.Name} returns";
        }

        foreach (var constructor in type.GetConstructors(Declared).Where(IsVisible))
        {
            foreach (var parameter in constructor.GetParameters().Where(parameter => Says(context.Create(parameter))))
                yield return $"{type.Name} parameter {parameter.Name}";
        }

        foreach (var property in type.GetProperties(Declared).Where(property => property.GetAccessors(true).Any(IsVisible) && Says(context.Create(property))))
            yield return $"{type.Name}.{property.Name}";
        foreach (var field in type.GetFields(Declared).Where(field => (field.IsPublic || field.IsFamily) && Says(context.Create(field))))
            yield return $"{type.Name}.{field.Name}";
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    // Values are what they are; T? is part of the signature.
    private static bool Says(NullabilityInfo info) =>
        (!info.Type.IsValueType && (info.ReadState != NullabilityState.Unknown || info.WriteState != NullabilityState.Unknown))
        || (info.ElementType is { } element && Says(element))
        || info.GenericTypeArguments.Any(Says);
}

/// <summary>A type that promises something everywhere.</summary>
public abstract class AnnotatedSample
{
    protected static readonly string Shared = "";

    public string? Text { get; set; }

    public int? Size { get; set; }

    public abstract string? Find(string name);
}
