using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using ShadowPipeline.Cli;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Local.Signing;
using ShadowPipeline.Tests.Local.Signing;

namespace ShadowPipeline.Tests.Cli.Serving;

/// <summary><c>shadow serve</c> as a process of its own.</summary>
public sealed class ServeProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shadow-serve-test-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Serve_AnApproval_RunsFastToItsRecordAndStopsOnCtrlC()
    {
        using var process = ShadowProcess.Start(
            _folder, "serve", "--port", "0", "--time-scale", "20000", "--json", "--db", "serve.db", "--policy", Repository.PathOf("policies", "claims-router.json"));
        var world = JsonNode.Parse((await process.ReadLineAsync())!)!;
        var address = new Uri((string)world["address"]!);
        using var workflow = new AmazonStepFunctionsClient(
            LocalClients.Credentials, LocalClients.Configured(new AmazonStepFunctionsConfig(), address, (string)world["region"]!));

        await ApproveAsync(address, (string)world["pendingModelPackages"]![0]!);
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(Token);
        bound.CancelAfter(TimeSpan.FromMinutes(3));
        ExecutionListItem? execution;
        do
        {
            execution = (await workflow.ListExecutionsAsync(new ListExecutionsRequest { StateMachineArn = (string)world["stateMachineArn"]! }, bound.Token)).Executions?.SingleOrDefault();
        }
        while (execution is null || execution.Status == ExecutionStatus.RUNNING);
        execution.Status.ShouldBe(ExecutionStatus.SUCCEEDED);

        var asked = await AskDecisionsAsync(address);
        ShadowProcess.Naming(Path.Combine(_folder, "serve.db")).ShouldNotBeEmpty("the engine runs while the server does");
        await process.InterruptAsync();
        var result = await process.EndAsync();
        var list = await ShadowProcess.RunAsync(_folder, "decisions", "list", "--db", "serve.db", "--json");

        result.ExitCode.ShouldBe(ExitCode.Done, result.Error);
        result.Out.ShouldBeEmpty("standard output has one line of JSON and nothing else");
        result.Error.ShouldContain("  200  SageMaker.UpdateModelPackage (json)\n");
        result.Error.ShouldContain("\nStartShadowTest: shadow-claims-router-v8-e1-");
        result.Error.ShouldEndWith("\nStopped.\n");
        ShadowProcess.Naming(_folder).ShouldBeEmpty("no engine may be left");
        asked.ShouldBe(list.Out, "the command reads the same through the server while that runs");
        JsonNode.Parse(list.Out)!.AsArray().ShouldHaveSingleItem()!["modelPackageArn"]!.GetValue<string>().ShouldBe((string)world["pendingModelPackages"]![0]!);
    }

    [Fact]
    public async Task Serve_PortInUse_SaysSoAndLeavesNothing()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var result = await ShadowProcess.RunAsync(_folder, "serve", "--port", port, "--db", "serve.db");

        result.ExitCode.ShouldBe(ExitCode.BadInput);
        result.Out.ShouldBeEmpty();
        result.Error.ShouldStartWith($"shadow: Port {port} of 127.0.0.1 cannot be used (");
        result.Error.ShouldEndWith("; name another with --port, or 0 for any free one.\n");
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Serve_BadScenario_ListsAllProblemsAndLeavesNothing()
    {
        using var command = new RealCommand();
        var scenario = command.Write("bad.scenario.json", """{"colour": 1, "missingMinutesShare": 2}""");

        var result = await command.RunAsync("serve", "--port", "0", "--scenario", scenario);

        result.ExitCode.ShouldBe(ExitCode.BadInput);
        result.Error.ShouldContain($"{scenario}: the scenario cannot be used (2 problems).");
        Directory.EnumerateFileSystemEntries(command.Folder).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Serve_DatabaseInUse_IsRefused()
    {
        using var command = new RealCommand();
        DatabaseFile.CreateFolder(command.DatabasePath);
        using var other = DatabaseLock.TryTake(command.DatabasePath).ShouldNotBeNull();

        var result = await command.RunAsync("serve", "--port", "0", "--db", command.DatabasePath);

        result.ExitCode.ShouldBe(ExitCode.BadInput);
        result.Error.ShouldBe($"shadow: Another command uses {command.DatabasePath}; name another file with --db.\n");
    }

    private static async Task<string> AskDecisionsAsync(Uri address)
    {
        using var command = new RealCommand { OtherDynamoDb = address.AbsoluteUri };
        var result = await command.RunAsync("decisions", "list", "--json");
        result.ExitCode.ShouldBe(ExitCode.Done, result.Error);
        return result.Out;
    }

    // The pipeline itself never approves, so its clients have no such call.
    private static async Task ApproveAsync(Uri address, string package)
    {
        var signed = new Signer
        {
            Credential = SigningCredential.Local,
            Time = TimeProvider.System.GetUtcNow(),
            Body = Encoding.UTF8.GetBytes($$"""{"ModelPackageArn": "{{package}}", "ModelApprovalStatus": "Approved"}"""),
            Headers = new Dictionary<string, string>
            {
                ["Host"] = address.Authority,
                ["X-Amz-Target"] = "SageMaker.UpdateModelPackage",
                ["Content-Type"] = "application/x-amz-json-1.1",
            },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(signed.Body) };
        foreach (var (name, values) in signed.Sign().Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, values))
            {
                request.Content.Headers.TryAddWithoutValidation(name, values).ShouldBeTrue(name);
            }
        }

        using var http = new HttpClient();
        using var response = await http.SendAsync(request, Token);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync(Token));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
