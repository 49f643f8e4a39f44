using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>The rows of a read model at one moment: an export's rows and its total row agree with each other.</summary>
public sealed class Snapshot<TRow> : IAsyncDisposable
    where TRow : class, IReadModel<TRow>
{
    private readonly ReadDbContext _context;

    private Snapshot(ReadDbContext context, bool lagging, long asOf) => (_context, Lagging, AsOf) = (context, lagging, asOf);

    /// <summary>The position of the last record that these rows show.</summary>
    public long AsOf { get; }

    /// <inheritdoc cref="Answer{T}.Lagging"/>
    public bool Lagging { get; }

    internal static async Task<Snapshot<TRow>> Take(ReadSide side, Track track, bool lagging, CancellationToken cancel)
    {
        var snapshot = new Snapshot<TRow>(side.Contexts.ForQuestion(), lagging, 0);
        try
        {
            await snapshot._context.Database.OpenConnectionAsync(cancel);
            var connection = snapshot._context.Database.GetDbConnection();
            var transaction = side.Store.BeginReading(connection, track.Table);
            await snapshot._context.Database.UseTransactionAsync(transaction, cancel);
            // This first read also fixes the moment.
            if (connection.CheckpointOf(track.Table, transaction) is not { } checkpoint || checkpoint.Position < checkpoint.Target) throw side.Freshness.Building(track);
            return new(snapshot._context, lagging, checkpoint.Position);
        }
        catch
        {
            await snapshot.DisposeAsync();
            throw;
        }
    }

    /// <summary>The rows that are wanted, read while they are consumed, never all in memory.</summary>
    /// <param name="sort">As in <see cref="PageRequest.Sort"/>; a name that does not exist is a bug here, check it before.</param>
    public IAsyncEnumerable<TRow> Stream(Specification<TRow> wanted, SortColumns<TRow>? columns = null, string? sort = null)
    {
        var order = SortColumns<TRow>.ByKey;
        if (columns?.Read(sort, out order) is { } refused) throw new ArgumentException(refused.En, nameof(sort));
        return order.Order(_context.Set<TRow>().Where(wanted.Condition)).AsAsyncEnumerable();
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
