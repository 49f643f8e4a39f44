using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Domain.Receipts;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>A paper book in a list, with how many of its pages are used.</summary>
/// <param name="Keeper">Who has it; null before it is handed out, and once erased.</param>
/// <param name="Used">Pages with a receipt on them, void ones included.</param>
/// <param name="Voided">Receipts on its pages that were made void.</param>
/// <param name="Blanks">Pages that were made void before anything stood on them.</param>
internal sealed record ReceiptBookRow(
    Guid Id, string Code, string FromNumber, string ToNumber, BookStatus Status, string? Keeper, DateOnly ReceivedOn, DateOnly? HandedOutOn, DateOnly? WrittenOffOn, int Pages, int Used, int Voided,
    int Blanks, string RegisteredBy, DateTimeOffset RegisteredAt, long Version) : IReadModel<ReceiptBookRow>
{
    public static ReadTable Table { get; } = new("receipt_books", 1) { Indexes = [[nameof(Code), nameof(FromNumber)]] };

    /// <summary>Neither used nor void.</summary>
    public int Left => Pages - Used - Blanks;

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        BookEvent => [record.Stream.Id],
        ReceiptRegistered { BookId: { } book } => [book],
        ReceiptVoided { BookId: { } book } => [book],
        PersonalDataErased e => [e.Subject],
        _ => [],
    };

    public static ReceiptBookRow? Project(ReceiptBookRow? row, Guid key, Recorded record)
    {
        if (record.Event is BookReceived e)
        {
            var pages = (int)(ReceiptNumbers.ValueOf(e.ToNumber) - ReceiptNumbers.ValueOf(e.FromNumber)) + 1;
            return new(key, e.Code, e.FromNumber, e.ToNumber, BookStatus.Received, null, e.On, null, null, pages, 0, 0, 0, e.By, e.At, record.Version);
        }

        return record.Event switch
        {
            _ when row is null => null,
            BookHandedOut to => row with { Status = BookStatus.HandedOut, Keeper = to.To.OrNothing, HandedOutOn = to.On, Version = record.Version },
            ReceiptBlankVoided => row with { Blanks = row.Blanks + 1, Version = record.Version },
            BookWrittenOff off => row with { Status = BookStatus.WrittenOff, WrittenOffOn = off.On, Version = record.Version },
            // These stand in the gifts' streams and leave the book's version as it is.
            ReceiptRegistered => row with { Used = row.Used + 1 },
            ReceiptVoided => row with { Voided = row.Voided + 1 },
            PersonalDataErased erased => erased.Kinds.Contains(PrivateKind.Name) ? row with { Keeper = null } : row,
            _ => row,
        };
    }
}

/// <summary>Every question the module asks of its paper books.</summary>
internal static class BooksThat
{
    public static Specification<ReceiptBookRow> Are(BookStatus status) => new(b => b.Status == status);

    public static Specification<ReceiptBookRow> HaveCode(string code) => new(b => b.Code == code);

    public static Specification<ReceiptBookRow> AreKeptBy(string text) => new(b => b.Keeper != null && b.Keeper.Contains(text));

    public static SortColumns<ReceiptBookRow> Sorts { get; } = new("number")
    {
        { "number", b => b.FromNumber },
        { "receivedOn", b => b.ReceivedOn },
    };
}
