using System.Runtime.CompilerServices;
using Amazon.Runtime;

namespace Amazon.StandIns;

/// <summary>Follows NextToken from page to page; like the SDK's paginators it can be walked once.</summary>
internal sealed class TokenPaginator<TResponse>(
    string firstToken, Func<string, CancellationToken, Task<TResponse>> fetch, Func<TResponse, string> nextToken)
    : IPaginator<TResponse>
{
    private int _consumed;

    public IPaginatedEnumerable<TResponse> Responses => new PaginatedResponse<TResponse>(this);

    public IPaginatedEnumerable<TItem> Items<TItem>(Func<TResponse, List<TItem>> items) =>
        new PaginatedResultKeyResponse<TResponse, TItem>(this, page => items(page) ?? []);

    public async IAsyncEnumerable<TResponse> PaginateAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _consumed, 1) != 0)
        {
            throw new InvalidOperationException("Paginator has already been consumed and cannot be reused. Please create a new instance.");
        }

        var token = firstToken;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            var response = await fetch(token, cancellationToken).ConfigureAwait(false);
            token = nextToken(response);
            yield return response;
        }
        while (!string.IsNullOrEmpty(token));
    }
}
