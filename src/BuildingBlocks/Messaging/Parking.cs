using JinhuRedCross.BuildingBlocks.Domain.Messages;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.BuildingBlocks.Web;

namespace JinhuRedCross.BuildingBlocks.Messaging;

/// <summary>What relays ask of the parking lot.</summary>
internal sealed class Parking(IGrainFactory grains, Commands commands, JournalKeys keys, Followed<ParkingLot, ParkingEvent> lot)
{
    public IReadOnlyList<ParkedMessage> Of(Listener listener) => [.. lot.Newest.All.Where(m => m.Listener == listener.Name)];

    public bool Holds(Listener listener, Recorded record) => lot.Newest.Count > 0 && lot.Newest.Find(IdOf(listener, record)) is not null;

    /// <param name="message">The message by its stored name.</param>
    public async Task Park(Listener listener, Failure failure, string message)
    {
        var (record, id) = (failure.Record, IdOf(listener, failure.Record));
        var parked = new ParkedMessage(id, listener.Name, record.Stream.ToString(), record.Version, record.Position, message, failure.Error, failure.Attempts, default);
        Learn(await grains.ParkedMessages().Park(NewCommand(), parked));
    }

    public async Task Clear(Guid id) => Learn(await grains.ParkedMessages().Clear(NewCommand(), id));

    // The lot decides by what it holds, so a repeat needs no name of its own.
    private Command NewCommand() => new(Guid.CreateVersion7(), keys.Fingerprint([]), Relay.Actor);

    /// <exception cref="HearingRefusedException">The store is away.</exception>
    private void Learn(Decided<ParkingLot, ParkingEvent> decided)
    {
        if (decided.Error is { } error) throw new HearingRefusedException(error);
        // The grain may live in another process; what was parked here must be known here before anything goes on.
        if (decided.After is { } after) lot.Learn(after, decided.Version);
    }

    private Guid IdOf(Listener listener, Recorded record) => commands.IdOf("parked", listener.Name, record.Stream.ToString());
}
