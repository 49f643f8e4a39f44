using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;

namespace JinhuRedCross.BuildingBlocks.Messaging;

/// <summary>A message that was not heard: where its stream stands for this listener.</summary>
/// <param name="Rest">Before it is tried again.</param>
internal sealed record Failure(Recorded Record, string Error, int Attempts, Rest Rest)
{
    private const int MostAttempts = 5;
    private static readonly TimeSpan _firstRest = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether it was tried often enough to let somebody look.</summary>
    public bool IsFinal => Attempts >= MostAttempts;

    /// <param name="before">The failure of the same message before this one.</param>
    public static Failure Of(Recorded record, Exception fault, Failure? before, TimeProvider clock)
    {
        var attempts = (before?.Record.Position == record.Position ? before.Attempts : 0) + 1;
        return new(record, TextOf(fault), attempts, Rest.Of(_firstRest * Math.Pow(2, attempts), clock));
    }

    /// <summary>With the store or another silo away everything fails, and nothing of it says anything about a message.</summary>
    public static bool IsOutage(Exception fault) => fault is JournalUnavailableException or Orleans.Runtime.OrleansException or HearingRefusedException { Error.Kind: ErrorKind.Unavailable };

    // A fault's own text may hold whatever it likes; that stands in the log, which is deleted in time.
    private static string TextOf(Exception fault) => fault is HearingRefusedException refused ? refused.Message : fault.GetType().Name;
}
