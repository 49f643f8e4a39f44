using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Donors;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>A donor's request in a list; how he is reached stays in the journal.</summary>
/// <param name="GiftNumbers">The gifts it is about, one a line.</param>
internal sealed record DonorRequestRow(
    Guid Id,
    string Number,
    DonorRequestKind Kind,
    string? From,
    string? What,
    ContactWay Way,
    DateOnly ReceivedOn,
    DateOnly DueOn,
    string GiftNumbers,
    string ReceivedBy,
    string? IdentityHow,
    string? IdentityBy,
    ContactWay? AnswerWay,
    string? DocumentReference,
    string? AnswerNote,
    DateOnly? AnsweredOn,
    string? AnsweredBy,
    long Version) : IReadModel<DonorRequestRow>
{
    public static ReadTable Table { get; } = new("donor_requests", 1) { Indexes = [[nameof(Number)], [nameof(ReceivedOn)], [nameof(DueOn)]] };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        DonorRequestEvent => [record.Stream.Id],
        PersonalDataErased e => [e.Subject],
        _ => [],
    };

    public static DonorRequestRow? Project(DonorRequestRow? row, Guid key, Recorded record)
    {
        if (record.Event is DonorRequestReceived asked)
        {
            return new(
                key, asked.Number, asked.Kind, asked.From.OrNothing, asked.What?.OrNothing, asked.Way, asked.ReceivedOn, asked.DueOn, string.Join('\n', asked.Gifts.Select(g => g.Number)), asked.By,
                null, null, null, null, null, null, null, record.Version);
        }

        if (row is null) return null;
        var next = row with { Version = record.Version };
        return record.Event switch
        {
            DonorIdentityChecked e => next with { IdentityHow = e.How, IdentityBy = e.By },
            DonorRequestAnswered e => next with { AnswerWay = e.Way, DocumentReference = e.DocumentReference, AnswerNote = e.Note, AnsweredOn = e.AnsweredOn, AnsweredBy = e.By },
            PersonalDataErased e => row with { From = e.Kinds.Contains(PrivateKind.Name) ? null : row.From, What = e.Kinds.Contains(PrivateKind.Message) ? null : row.What },
            _ => next,
        };
    }
}

/// <summary>Every question the module asks of donors' requests.</summary>
internal static class DonorRequestsThat
{
    public static Specification<DonorRequestRow> AreOf(DonorRequestKind kind) => new(r => r.Kind == kind);

    public static Specification<DonorRequestRow> CameBy(ContactWay way) => new(r => r.Way == way);

    public static Specification<DonorRequestRow> AreAnswered(bool answered) => new(r => (r.AnsweredOn != null) == answered);

    /// <summary>Not answered in time: the limit has passed, or had when the answer came.</summary>
    public static Specification<DonorRequestRow> AreLateOn(DateOnly today) => new(r => r.AnsweredOn == null ? r.DueOn < today : r.DueOn < r.AnsweredOn);

    public static Specification<DonorRequestRow> WereReceivedFrom(DateOnly day) => new(r => r.ReceivedOn >= day);

    public static Specification<DonorRequestRow> WereReceivedUntil(DateOnly day) => new(r => r.ReceivedOn <= day);

    public static Specification<DonorRequestRow> MentionInName(string text) => new(r => r.From != null && r.From.Contains(text));

    public static Specification<DonorRequestRow> MentionGift(string number) => new(r => r.GiftNumbers.Contains(number));

    public static SortColumns<DonorRequestRow> Sorts { get; } = new("-receivedOn") { { "receivedOn", r => r.ReceivedOn }, { "dueOn", r => r.DueOn }, { "number", r => r.Number } };
}
