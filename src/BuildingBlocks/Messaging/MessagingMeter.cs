using System.Diagnostics.Metrics;
using JinhuRedCross.BuildingBlocks.Domain.Messages;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Rules;

namespace JinhuRedCross.BuildingBlocks.Messaging;

/// <summary>What those who watch the system see of the messages between modules.</summary>
internal static class MessagingMeter
{
    public const string Name = "JinhuRedCross.Messaging";

    public static void Observe(IMeterFactory meters, IReadOnlyList<Relay> relays, Followed<ParkingLot, ParkingEvent> lot, IJournalReader journal)
    {
        var meter = meters.Create(Name);
        meter.CreateObservableGauge(
            "jinhu.messages.parked", () => relays.Select(r => new Measurement<int>(lot.Newest.All.Count(m => m.Listener == r.Name), Tag(r))), description: "Messages that a module could not hear");
        meter.CreateObservableGauge(
            "jinhu.messages.lag", () => relays.Where(r => r.Runs).Select(r => new Measurement<long>(Math.Max(0, journal.Newest - r.Position), Tag(r))),
            description: "Records of the journal that a module has not heard yet, told by the process that leads");
    }

    private static KeyValuePair<string, object?> Tag(Relay relay) => new("listener", relay.Name);
}
