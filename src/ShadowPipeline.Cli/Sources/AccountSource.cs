using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Functions;
using ShadowPipeline.Functions.Aws;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Functions.Measuring;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Sources;

/// <summary>The decisions of a deployment in an AWS account; the evidence lies where each record says.</summary>
internal sealed class AccountSource(AwsAccount account) : IDecisionSource
{
    private const string TablePermissions = "dynamodb:Query and dynamodb:BatchGetItem on the table and its indexes";
    private const string ObjectPermissions = "s3:GetObject on it (and kms:Decrypt where the bucket has a key of its own)";

    private readonly DynamoDecisionStore _decisions = new(account.DynamoDb, account.Tables);

    public string Name => $"{account.Tables.Decisions} in {account.Region}";

    public string Options => account.Request.TablePrefix == Tables.DefaultPrefix ? " --aws" : $" --aws --table-prefix {ShellWord.Of(account.Request.TablePrefix)}";

    public string? Nothing => null;

    public Task<IReadOnlyList<DecisionRecord>> ListAsync(DecisionFilter filter, CancellationToken cancellationToken) => AccountFaults.ExplainAsync(
        account, account.Tables.Decisions, TablePermissions, () => _decisions.ListAsync(filter, cancellationToken));

    public Task<DecisionRecord?> FindAsync(string id, CancellationToken cancellationToken) => AccountFaults.ExplainAsync(
        account, account.Tables.Decisions, TablePermissions, () => _decisions.FindAsync(id, cancellationToken));

    public Task<ArchivedEvidence> ReadEvidenceAsync(DecisionRecord record, CancellationToken cancellationToken)
    {
        var reference = record.Evidence
            ?? throw new InvalidEvidenceException($"The decision {record.Id} has no evidence: its test never ran, or ended before it was judged.");
        // Reading needs no bucket of its own: the record names the object whole.
        var store = new S3EvidenceStore(account.S3, new FunctionSettings(account.Request.TablePrefix, "", EvidenceBucket: ""));
        return AccountFaults.ExplainAsync(
            account, reference.Uri, ObjectPermissions, () => new EvidenceReader(store).LoadAsync(record.Id, reference, cancellationToken));
    }

    public ValueTask DisposeAsync() => account.DisposeAsync();
}
