using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>A gift in a list: who as far as he told, how much, the four dates, and its place on the line of received fen.</summary>
/// <param name="Line">The earmark, "" without one.</param>
/// <param name="Restricted">What is left of the donor may be seen at the desk only (SEC-03); he is shown to the public as anonymous.</param>
/// <param name="MatchKey">Digest of day, name and amount, to find the same gift in another list; 0 once the name is erased.</param>
internal sealed record DonationRow(
    Guid Id,
    Guid CampaignId,
    string Number,
    long Sequence,
    DonorKind DonorKind,
    string? DonorName,
    long AmountFen,
    string Line,
    long FromFen,
    long ToFen,
    Channel Channel,
    string? TransactionNumber,
    DateTimeOffset GivenAt,
    DateTimeOffset ReceivedAt,
    DateOnly ReceivedOn,
    DateTimeOffset RecordedAt,
    Publicity Publicity,
    ReceiptWish Receipt,
    string? LetterReference,
    bool LetterOwed,
    bool AwaitsReview,
    bool Overseas,
    string? Message,
    Guid? ImportId,
    string? ListSource,
    string? ListRow,
    long MatchKey,
    bool Restricted,
    long Version) : IReadModel<DonationRow>
{
    public static ReadTable Table { get; } = new("donations", 2)
    {
        Indexes =
        [
            [nameof(Number)],
            [nameof(CampaignId), nameof(Sequence)],
            [nameof(CampaignId), nameof(ReceivedAt)],
            [nameof(CampaignId), nameof(AmountFen)],
            [nameof(CampaignId), nameof(MatchKey)],
        ],
    };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        DonationRecorded e => [e.DonationId],
        DonationReviewPassed e => [e.DonationId],
        DonationLetterReceived e => [e.DonationId],
        PersonErased e => [e.SubjectId],
        PersonalDataErased e => [e.Subject],
        _ => [],
    };

    public static DonationRow? Project(DonationRow? row, Guid key, Recorded record) => record.Event switch
    {
        DonationRecorded e => Of(e, record.Stream.Id),
        DonationReviewPassed when row is not null => row with { AwaitsReview = false, Version = row.Version + 1 },
        DonationLetterReceived e when row is not null => row with { LetterOwed = false, LetterReference = e.LetterReference, Version = row.Version + 1 },
        PersonErased e when row is not null => Erased(row, e.Kinds, e.Restricted) with { Version = row.Version + 1 },
        PersonalDataErased e when row is not null => Erased(row, e.Kinds, e.Restricted ?? []),
        _ => row,
    };

    public static DonationRow Of(DonationRecorded e, Guid campaign)
    {
        var name = e.Donor.Name?.OrNothing;
        var receivedOn = ChinaTime.DayOf(e.ReceivedAt);
        return new(
            e.DonationId, campaign, e.Number, e.Sequence, e.Donor.Kind, name, e.Amount.Fen, e.Earmark ?? "", e.Fens.From, e.Fens.To, e.Channel, e.TransactionNumber,
            e.GivenAt, e.ReceivedAt, receivedOn, e.At, e.Publicity, e.Receipt, e.LetterReference, e.LetterOwed, e.AwaitsReview, e.AwaitsReview, e.Message?.OrNothing,
            e.List?.Import, e.List?.Source, e.List?.RowNumber, MatchKeyOf(receivedOn, name, e.Amount), false, 1);
    }

    /// <summary>What makes two gifts look like one: day, name and amount.</summary>
    public static long MatchKeyOf(DateOnly receivedOn, string? name, Money amount)
    {
        if (name is null) return 0;
        var text = Encoding.UTF8.GetBytes($"{receivedOn:yyyy-MM-dd}|{amount.Fen}|{name}");
        return BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(text));
    }

    private static DonationRow Erased(DonationRow row, IReadOnlyList<PrivateKind> kinds, IReadOnlyList<PrivateKind> restricted)
    {
        var next = restricted.Contains(PrivateKind.Name) ? row with { Restricted = true, Publicity = Publicity.Anonymous } : row;
        if (kinds.Contains(PrivateKind.Name)) next = next with { DonorName = null, MatchKey = 0 };
        return kinds.Contains(PrivateKind.Message) ? next with { Message = null } : next;
    }
}

/// <summary>Every question the module asks of its list of gifts.</summary>
internal static class DonationsThat
{
    public static Specification<DonationRow> BelongTo(Guid campaign) => new(d => d.CampaignId == campaign);

    public static Specification<DonationRow> HaveNumber(string number) => new(d => d.Number == number);

    public static Specification<DonationRow> WereReceivedFrom(DateOnly day) => new(d => d.ReceivedOn >= day);

    public static Specification<DonationRow> WereReceivedUntil(DateOnly day) => new(d => d.ReceivedOn <= day);

    public static Specification<DonationRow> AreAtLeast(long fen) => new(d => d.AmountFen >= fen);

    public static Specification<DonationRow> AreAtMost(long fen) => new(d => d.AmountFen <= fen);

    public static Specification<DonationRow> CameBy(Channel channel) => new(d => d.Channel == channel);

    public static Specification<DonationRow> AreFor(string earmark) => new(d => d.Line == earmark);

    public static Specification<DonationRow> MentionInName(string text) => new(d => d.DonorName != null && d.DonorName.Contains(text));

    /// <summary>For the public, whom only openly shown names may be searched.</summary>
    public static Specification<DonationRow> OpenlyMentionInName(string text) =>
        new(d => d.DonorName != null && (d.Publicity == Publicity.Name || (d.DonorKind == DonorKind.Organisation && d.Publicity == Publicity.Masked)) && d.DonorName.Contains(text));

    public static SortColumns<DonationRow> Sorts { get; } = new("-receivedAt")
    {
        { "receivedAt", d => d.ReceivedAt },
        { "amount", d => d.AmountFen },
        { "number", d => d.Sequence },
        { "recordedAt", d => d.RecordedAt },
    };
}
