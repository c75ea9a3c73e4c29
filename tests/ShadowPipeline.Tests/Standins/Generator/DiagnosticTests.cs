using Amazon.Lambda.Annotations.Generator;
using Microsoft.CodeAnalysis;

namespace ShadowPipeline.Tests.Standins.Generator;

/// <summary>What the generator refuses, by its rule, and that it then writes nothing.</summary>
public sealed class DiagnosticTests
{
    [Theory]
    [InlineData("[LambdaFunction] private void F() { }", Rules.NotCallable)]
    [InlineData("[LambdaFunction] public static void F() { }", Rules.NotCallable)]
    [InlineData("[LambdaFunction] public void F<T>(T input) { }", Rules.NotCallable)]
    [InlineData("[LambdaFunction] public void F(ref Order order) { }", Rules.NotCallable)]
    [InlineData("public class Inner { [LambdaFunction] public void F() { } }", Rules.NotCallable)]
    [InlineData("[LambdaFunction] internal void F(Order order) { }", Rules.NotCallable)]
    [InlineData("[LambdaFunction] public void F(Order one, Order two) { }", Rules.Inputs)]
    [InlineData("[LambdaFunction] public void F(ILambdaContext context, Order order) { }", Rules.Inputs)]
    [InlineData("[LambdaFunction] public void F(ILambdaContext one, ILambdaContext two) { }", Rules.Inputs)]
    [InlineData("[LambdaFunction] public ValueTask F(Order order) => default;", Rules.ReturnKind)]
    [InlineData("[LambdaFunction] public async void F(Order order) => await Task.Yield();", Rules.ReturnKind)]
    [InlineData("[LambdaFunction] public void F(int one) { } [LambdaFunction] public void F(string two) { }", Rules.Duplicate)]
    [InlineData("[LambdaFunction, LambdaSerializer(typeof(string))] public void F(Order order) { }", Rules.UnknownSerializer)]
    public void Method_NotSupported_IsRefused(string method, string rule) => Refused(GeneratorRun.Of(Sources.WithMethod(method)), rule);

    [Fact]
    public void Class_WithHiddenTypes_IsRefused() =>
        Refused(
            GeneratorRun.Of(Sources.Good.Replace("public sealed record Order", "internal sealed record Order", StringComparison.Ordinal)),
            Rules.NotPublicType);

    [Fact]
    public void TwoClasses_WithOneMethodName_AreRefused() =>
        Refused(
            GeneratorRun.Of(Sources.WithMethod("[LambdaFunction] public void F() { }") + "public class Others { [LambdaFunction] public void F() { } }"),
            Rules.Duplicate);

    [Theory]
    [InlineData("")]
    [InlineData("[assembly: LambdaGlobalProperties(GenerateMain = true)] ")]
    public void Project_WithoutSerializer_IsRefused(string assembly) =>
        Refused(GeneratorRun.Of(Sources.WithMethod("[LambdaFunction] public void F(Order order) { }", Sources.Usings + assembly)), Rules.NoSerializer);

    [Fact]
    public void Project_WithUnknownSerializer_IsRefused() =>
        Refused(
            GeneratorRun.Of(Sources.WithMethod(
                "[LambdaFunction] public void F(Order order) { }", Sources.Usings + "[assembly: LambdaSerializer(typeof(System.Uri))] ")),
            Rules.UnknownSerializer);

    [Theory]
    [InlineData("public Functions(string name) { } [LambdaFunction] public void F() { }")]
    [InlineData("[LambdaFunction] public void F([FromServices] Order order) { }")]
    public void Function_ThatNeedsAContainer_IsRefusedWithoutStartup(string method) =>
        Refused(GeneratorRun.Of(Sources.WithMethod(method, Sources.Usings + Sources.Assembly)), Rules.NeedsStartup);

    [Theory]
    [InlineData("public void ConfigureHostBuilder() { }")]
    [InlineData("public static void ConfigureServices(IServiceCollection services) { }")]
    [InlineData("private void ConfigureServices(IServiceCollection services) { }")]
    [InlineData("public Startup(int number) { } public void ConfigureServices(IServiceCollection services) { }")]
    public void Startup_OfAnotherShape_IsRefused(string members) =>
        Refused(
            GeneratorRun.Of(Sources.WithMethod(
                "[LambdaFunction] public void F() { }", Sources.Usings + Sources.Assembly + "[LambdaStartup] public class Startup { " + members + " }")),
            Rules.StartupShape);

    [Fact]
    public void Startups_Two_AreRefused() =>
        Refused(
            GeneratorRun.Of(Sources.WithMethod("[LambdaFunction] public void F() { }")
                + "[LambdaStartup] public class Second { public void ConfigureServices(IServiceCollection services) { } }"),
            Rules.ManyStartups);

    [Fact]
    public void Main_OfALibrary_IsRefused() => Refused(GeneratorRun.Of(Sources.Good, OutputKind.DynamicallyLinkedLibrary), Rules.MainNeedsExecutable);

    [Fact]
    public void Main_BesideAnother_IsRefused() =>
        Refused(GeneratorRun.Of(Sources.Good + "internal static class Own { public static void Main() { } }"), Rules.MainExists);

    [Fact]
    public void Main_WithoutRuntimeSupport_IsRefused() =>
        Refused(
            GeneratorRun.Of(Sources.Good, OutputKind.ConsoleApplication, "Amazon.Lambda.RuntimeSupport"), Rules.MainNeedsRuntimeSupport);

    [Fact]
    public void Startup_WithoutDependencyInjection_IsRefused() =>
        GeneratorRun.Of(Sources.Good, OutputKind.ConsoleApplication, "Microsoft.Extensions.DependencyInjection")
            .Refused.Select(one => one.Id).ShouldContain(Rules.NeedsDependencyInjection);

    [Theory]
    [InlineData("dotnet6", false)]
    [InlineData("provided.al2", true)]
    [InlineData("provided.al2023", true)]
    [InlineData("dotnet8", true)]
    [InlineData("dotnet10", true)]
    public void Runtime_Unknown_IsRefused(string runtime, bool known)
    {
        var run = GeneratorRun.Of(Sources.Good.Replace("provided.al2023", runtime, StringComparison.Ordinal));

        if (known)
            run.Refused.ShouldBeEmpty();
        else
            Refused(run, Rules.UnknownRuntime);
    }

    private static void Refused(GeneratorRun run, string rule)
    {
        run.Refused.Select(one => one.Id).Distinct().ShouldBe([rule]);
        run.Refused.ShouldAllBe(one => one.Severity == DiagnosticSeverity.Error);
        run.Files.ShouldBeEmpty();
    }
}
