using JinhuRedCross.BuildingBlocks.Journal;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>Which exceptions mean that something is away for a while, rather than that something is wrong.</summary>
internal static class Outages
{
    public static bool IsOutage(Exception exception) => exception
        is JournalUnavailableException
        or TimeoutException
        or OrleansMessageRejectionException
        or SiloUnavailableException
        || (exception is AggregateException { InnerException: { } inner } && IsOutage(inner));
}
