namespace JinhuRedCross.BuildingBlocks.Domain.Messages;

/// <summary>Where a parked message stands.</summary>
public enum ParkedStatus
{
    /// <summary>Nothing happens until somebody looks.</summary>
    Parked,

    /// <summary>It is being tried again.</summary>
    Driven,

    /// <summary>It is passed over; what waits behind it is being heard.</summary>
    Discarded,
}

/// <summary>A message that a module could not hear.</summary>
/// <param name="Id">Of the listener and the stream: there is one at most for both.</param>
/// <param name="Listener">The module that listens, by its name.</param>
/// <param name="Stream">The aggregate that it is about.</param>
/// <param name="Version">The event's place in its stream.</param>
/// <param name="Position">The event's place in the journal.</param>
/// <param name="Message">The message by its stored name.</param>
/// <param name="Error">Code and text of a refusal, or the kind of a fault: never personal data.</param>
/// <param name="Attempts">How often it was tried in vain.</param>
public sealed record ParkedMessage(
    Guid Id, string Listener, string Stream, long Version, long Position, string Message, string Error, int Attempts, DateTimeOffset ParkedAt, ParkedStatus Status = ParkedStatus.Parked);
