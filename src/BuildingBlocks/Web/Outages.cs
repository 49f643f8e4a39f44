using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels.Postgres;
using JinhuRedCross.BuildingBlocks.ReadModels.Sqlite;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>Which exceptions mean that something is away for a while, rather than that something is wrong.</summary>
internal static class Outages
{
    public static bool IsOutage(Exception exception) => exception
        is JournalUnavailableException
        or GivenUpException
        or PrivatePartsMovedException
        or TimeoutException
        or OrleansMessageRejectionException
        or SiloUnavailableException
        || SqliteFaults.IsOutage(exception)
        || PostgresFaults.IsOutage(exception)
        || PostgresFaults.IsMissing(exception)
        // What only wraps another: several at once, and EF Core's word that it may pass.
        || (exception is AggregateException or InvalidOperationException && exception.InnerException is { } inner && IsOutage(inner));
}
