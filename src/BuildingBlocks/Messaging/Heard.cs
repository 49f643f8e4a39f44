using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;

namespace JinhuRedCross.BuildingBlocks.Messaging;

/// <summary>A fact that some module has told, as it reaches one that listens.</summary>
/// <typeparam name="TListener">The module that listens: each has a handler, a pace and a checkpoint of its own.</typeparam>
/// <param name="Command">What the handler calls its grain with. The same fact brings the same command, so hearing it twice changes nothing.</param>
public sealed record Heard<TListener, TFact>(TFact Fact, Command Command);

/// <summary>A listener's own rules refuse what a fact asks of it.</summary>
public sealed class HearingRefusedException(Error error) : Exception($"{error.Code}: {error.En}")
{
    public Error Error { get; } = error;
}

/// <summary>How a handler ends.</summary>
public static class Hearing
{
    /// <summary>Nobody waits for the answer to a fact, so a refusal is thrown: the relay tries again, and parks it in the end.</summary>
    public static async Task OrFail<TAggregate, TEvent>(this Task<Decided<TAggregate, TEvent>> decided)
        where TAggregate : class
    {
        if ((await decided).Error is { } error) throw new HearingRefusedException(error);
    }
}
