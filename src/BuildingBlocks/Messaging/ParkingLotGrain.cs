using JinhuRedCross.BuildingBlocks.Domain.Messages;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Rules;
using Decided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.BuildingBlocks.Domain.Messages.ParkingLot, JinhuRedCross.BuildingBlocks.Domain.Messages.ParkingEvent>;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.BuildingBlocks.Messaging;

/// <summary>The messages that could not be heard: there is one lot for all listeners.</summary>
public interface IParkingLotGrain : IGrainWithGuidKey
{
    Task<ParkingLot> Show();

    Task<Decided> Park(Command command, ParkedMessage message);

    Task<Decided> Drive(Command command, Guid id);

    Task<Decided> Discard(Command command, Guid id, string? reason);

    Task<Decided> Clear(Command command, Guid id);
}

[GrainType(Kind)]
internal sealed class ParkingLotGrain(Journal.Journal journal, Followed<ParkingLot, ParkingEvent> followed) : AggregateGrain<ParkingLot, ParkingEvent>(journal), IParkingLotGrain
{
    public const string Kind = "parked-messages";

    public Task<ParkingLot> Show() => Show((lot, _) => lot);

    public Task<Decided> Park(Command command, ParkedMessage message) => Decided(command, (lot, now) => lot.Park(message, now));

    public Task<Decided> Drive(Command command, Guid id) => Decided(command, (lot, now) => lot.Drive(id, command.Actor, now));

    public Task<Decided> Discard(Command command, Guid id, string? reason) => Decided(command, (lot, now) => lot.Discard(id, reason, command.Actor, now));

    public Task<Decided> Clear(Command command, Guid id) => Decided(command, (lot, now) => lot.Clear(id, now));

    private async Task<Decided> Decided(Command command, Func<ParkingLot, DateTimeOffset, Domain.Decision<ParkingEvent>> decide)
    {
        var decided = await Decide(command, decide, showAfter: true);
        if (!command.DryRun && decided.After is { } after) followed.Learn(after, decided.Version);
        return decided;
    }
}

/// <summary>Finds the one lot.</summary>
public static class TheParkingLot
{
    internal static readonly StreamId Stream = new(ParkingLotGrain.Kind, new("00000000-0000-8000-8000-000000000001"));

    public static IParkingLotGrain ParkedMessages(this IGrainFactory grains) => grains.Grain<IParkingLotGrain>(Stream.Id);
}
