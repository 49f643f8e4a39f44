using JinhuRedCross.BuildingBlocks.Domain.Messages;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;

namespace JinhuRedCross.Platform.ReadModels;

/// <summary>A message that a module could not hear, in the list of all; it goes when it has been heard.</summary>
internal sealed record ParkedRow(
    Guid Id, string Listener, string Message, string Stream, long Position, string Error, int Attempts, ParkedStatus Status, DateTimeOffset ParkedAt) : IReadModel<ParkedRow>
{
    public static ReadTable Table { get; } = new("parked_messages", 1) { Indexes = [[nameof(ParkedAt)]] };

    public static SortColumns<ParkedRow> Sorts { get; } = new("-parkedAt") { { "parkedAt", m => m.ParkedAt }, { "position", m => m.Position }, { "listener", m => m.Listener } };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event is ParkingEvent e ? [e.Id] : [];

    public static ParkedRow? Project(ParkedRow? row, Guid key, Recorded record) => record.Event switch
    {
        MessageParked { Message: var m } => Of(m),
        MessageDrivenAgain when row is not null => row with { Status = ParkedStatus.Driven },
        MessageDiscarded when row is not null => row with { Status = ParkedStatus.Discarded },
        MessageCleared => null,
        _ => row,
    };

    public static Specification<ParkedRow> Are(ParkedStatus status) => new(m => m.Status == status);

    public static Specification<ParkedRow> WaitFor(string listener) => new(m => m.Listener == listener);

    public static Specification<ParkedRow> AreCalled(string message) => new(m => m.Message == message);

    public static Specification<ParkedRow> AreAbout(string stream) => new(m => m.Stream == stream);

    private static ParkedRow Of(ParkedMessage m) => new(m.Id, m.Listener, m.Message, m.Stream, m.Position, m.Error, m.Attempts, m.Status, m.ParkedAt);
}
