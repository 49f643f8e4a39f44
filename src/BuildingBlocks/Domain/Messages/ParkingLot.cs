using System.Collections.Immutable;
using JinhuRedCross.BuildingBlocks.Domain.Standards;

namespace JinhuRedCross.BuildingBlocks.Domain.Messages;

/// <summary>What modules could not hear: for each listener and stream the message at which it stands. Everything behind it in that stream waits.</summary>
public sealed record ParkingLot : IAggregate<ParkingLot, ParkingEvent>
{
    public static ParkingLot Initial { get; } = new();

    /// <summary>How many events made it.</summary>
    public long Version { get; init; }

    private ImmutableDictionary<Guid, ParkedMessage> Messages { get; init; } = ImmutableDictionary<Guid, ParkedMessage>.Empty;

    public IEnumerable<ParkedMessage> All => Messages.Values;

    public int Count => Messages.Count;

    public ParkedMessage? Find(Guid id) => Messages.GetValueOrDefault(id);

    /// <summary>The listener gives up for now. What stood there before, in the same stream, has been heard.</summary>
    public Decision<ParkingEvent> Park(ParkedMessage message, DateTimeOffset now) =>
        Find(message.Id) is { Status: ParkedStatus.Parked } there && there.Position >= message.Position ? [] : [new MessageParked(message.Id, message with { Status = ParkedStatus.Parked, ParkedAt = now })];

    /// <summary>Somebody has mended what was wrong: it is tried again.</summary>
    public Decision<ParkingEvent> Drive(Guid id, string by, DateTimeOffset now) => Of(id, new MessageDrivenAgain(id, by, now));

    /// <summary>It will never be heard, and somebody says why; what waits behind it goes on.</summary>
    public Decision<ParkingEvent> Discard(Guid id, string? reason, string by, DateTimeOffset now)
    {
        if (PlainText.Check(reason, "reason", 1000, out var why, lines: true) is { } unclean) return unclean;
        if (why is null) return ParkingErrors.ReasonMissing;
        return Of(id, new MessageDiscarded(id, why, by, now));
    }

    /// <summary>It was heard, and everything behind it.</summary>
    public Decision<ParkingEvent> Clear(Guid id, DateTimeOffset now) => Messages.ContainsKey(id) ? [new MessageCleared(id, now)] : [];

    public ParkingLot Apply(ParkingEvent happened) => new()
    {
        Version = Version + 1,
        Messages = happened switch
        {
            MessageParked e => Messages.SetItem(e.Id, e.Message),
            MessageDrivenAgain e => Messages.SetItem(e.Id, Messages[e.Id] with { Status = ParkedStatus.Driven }),
            MessageDiscarded e => Messages.SetItem(e.Id, Messages[e.Id] with { Status = ParkedStatus.Discarded }),
            MessageCleared e => Messages.Remove(e.Id),
            _ => Messages,
        },
    };

    // What is not parked needs nothing done: it has been heard, or is under way.
    private Decision<ParkingEvent> Of(Guid id, ParkingEvent happened) => Find(id) is { Status: ParkedStatus.Parked } ? [happened] : [];
}
