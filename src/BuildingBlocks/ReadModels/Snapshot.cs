using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>The rows of a read model at one moment: an export's rows and its total row agree with each other.</summary>
public sealed class Snapshot<TRow> : IAsyncDisposable
    where TRow : class, IReadModel<TRow>
{
    private readonly ReadDbContext _context;
    private readonly bool _rankNulls;

    private Snapshot(ReadDbContext context, bool rankNulls, bool lagging, long asOf) =>
        (_context, _rankNulls, Lagging, AsOf) = (context, rankNulls, lagging, asOf);

    /// <summary>The position of the last record that these rows show.</summary>
    public long AsOf { get; }

    /// <inheritdoc cref="Answer{T}.Lagging"/>
    public bool Lagging { get; }

    internal static async Task<Snapshot<TRow>> Take(ReadSide side, bool lagging, CancellationToken cancel)
    {
        var context = side.Contexts.ForQuestion();
        try
        {
            await context.Database.OpenConnectionAsync(cancel);
            var connection = context.Database.GetDbConnection();
            var transaction = side.Store.BeginReading(connection);
            await context.Database.UseTransactionAsync(transaction, cancel);
            // This first read also fixes the moment.
            var asOf = connection.PositionOf(TRow.Table.FullName, transaction) ?? 0;
            return new(context, !side.Store.NothingComesFirst, lagging, asOf);
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }
    }

    /// <summary>The rows that are wanted, read while they are consumed, never all in memory.</summary>
    /// <param name="sort">As in <see cref="PageRequest.Sort"/>; a name that does not exist is a bug here, check it before.</param>
    public IAsyncEnumerable<TRow> Stream(Specification<TRow> wanted, SortColumns<TRow>? columns = null, string? sort = null)
    {
        var order = SortColumns<TRow>.ByKey;
        if (columns?.Read(sort, out order) is { } refused) throw new ArgumentException(refused.En, nameof(sort));
        return order.Order(_context.Set<TRow>().Where(wanted.Condition), _rankNulls).AsAsyncEnumerable();
    }

    /// <summary>A question about the same moment, such as the sum for the total row.</summary>
    public Task<T> Ask<T>(Func<IQueryable<TRow>, Task<T>> question) => question(_context.Set<TRow>());

    public async ValueTask DisposeAsync()
    {
        if (_context.Database.CurrentTransaction is { } transaction)
        {
            var own = transaction.GetDbTransaction();
            await _context.Database.UseTransactionAsync(null);
            await own.DisposeAsync();
        }

        await _context.Database.CloseConnectionAsync();
        await _context.DisposeAsync();
    }
}
