using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Serving;

namespace ShadowPipeline.Tests.Cli.Serving;

public sealed class ServeViewTests
{
    [Fact]
    public void Write_Exports_ReplaceAllOfOtherCredentials()
    {
        using var text = new StringWriter();

        new ServeView(Consoles.For(text, redirected: true, _ => null)).Write(new ServedWorld
        {
            Address = new Uri("http://127.0.0.1:4580/"),
            Account = "111122223333",
            Region = "eu-west-1",
            AccessKeyId = "local",
            SecretAccessKey = "secret",
            TimeScale = 1,
            StartedAt = DateTimeOffset.UnixEpoch,
            StateMachineArn = "arn:workflow",
            TablePrefix = "shadow-pipeline",
            EvidenceBucket = "shadow-evidence",
            Endpoints = [],
            ModelPackages = [],
            PendingModelPackages = ["arn:version"],
        });

        var exports = text.ToString().Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("export ", StringComparison.Ordinal));
        string.Join(' ', exports).Split(' ').ShouldContain("AWS_SESSION_TOKEN=", "a token that the shell has already would be sent beside the local key");
        exports.ShouldContain("export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=secret AWS_SESSION_TOKEN=");
    }
}
