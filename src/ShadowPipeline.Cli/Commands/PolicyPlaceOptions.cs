using System.CommandLine;
using ShadowPipeline.Cli.Policies;
using ShadowPipeline.Cli.Running;

namespace ShadowPipeline.Cli.Commands;

/// <summary>Says where policies are kept.</summary>
internal sealed class PolicyPlaceOptions
{
    private readonly Option<string?> _database = CommonOptions.Database();

    public void AddTo(Command command) => command.Add(_database);

    public PolicyPlace Read(ParseResult parsed, ShadowServices services)
    {
        var database = parsed.GetValue(_database);
        return new PolicyPlace(DatabaseFile.Resolve(database, services.CurrentDirectory), database);
    }
}
