using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>What one of many gave within a collective gift (FUN-13).</summary>
/// <param name="DonationId">The gift as it was given, wherever its money lies now.</param>
/// <param name="CampaignId">Where it was given.</param>
/// <param name="Sequence">The place in the list, from 1.</param>
/// <param name="IsUnit">Whether the name reads as a class or an office, which is no personal data.</param>
/// <param name="FromFen">Its stretch on the line on which the gift was received.</param>
/// <param name="Restricted">What is left of the name may be seen at the desk only (SEC-03).</param>
internal sealed record PartRow(
    Guid Id, Guid DonationId, string DonationNumber, Guid CampaignId, string Number, int Sequence, string? Name, bool IsUnit, long AmountFen, Publicity Publicity, long FromFen, long ToFen, bool Restricted)
    : IReadModel<PartRow>
{
    public static ReadTable Table { get; } = new("gift_parts", 1) { Indexes = [[nameof(Number)], [nameof(DonationId), nameof(Sequence)], [nameof(CampaignId)]] };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        DonationRecorded { Parts: { } parts } => parts.Select(p => p.Id),
        DonationPartsNamed e => e.Parts.Select(p => p.Id),
        PersonalDataErased e => [e.Subject],
        _ => [],
    };

    public static PartRow? Project(PartRow? row, Guid key, Recorded record) => record.Event switch
    {
        DonationRecorded { Parts: { } parts } e => Of(parts, key, e.DonationId, e.Number, record.Stream.Id),
        DonationPartsNamed e => Of(e.Parts, key, record.Stream.Id, e.Number, e.CampaignId),
        PersonalDataErased e when row is not null => Erased(row, e),
        _ => row,
    };

    public Fens Fens => new(FromFen, ToFen);

    private static PartRow Of(IReadOnlyList<GiftPart> parts, Guid key, Guid gift, string number, Guid campaign)
    {
        var (place, part) = parts.Index().First(p => p.Item.Id == key);
        var name = part.Name?.OrNothing;
        return new(key, gift, number, campaign, part.Number, place + 1, name, name is not null && ReadsAsUnit.Matches(name), part.Amount.Fen, part.Publicity, part.Fens.From, part.Fens.To, false);
    }

    private static PartRow Erased(PartRow row, PersonalDataErased e)
    {
        var next = e.Restricted?.Contains(PrivateKind.Name) == true ? row with { Restricted = true, Publicity = Publicity.Anonymous } : row;
        return e.Kinds.Contains(PrivateKind.Name) ? next with { Name = null } : next;
    }
}

/// <summary>Every question the module asks of the parts of collective gifts.</summary>
internal static class PartsThat
{
    public static Specification<PartRow> BelongTo(Guid donation) => new(p => p.DonationId == donation);

    public static Specification<PartRow> WereGivenTo(Guid campaign) => new(p => p.CampaignId == campaign);

    public static Specification<PartRow> BelongToOneOf(IReadOnlyCollection<Guid> donations) => new(p => donations.Contains(p.DonationId));

    public static Specification<PartRow> HaveNumber(string number) => new(p => p.Number == number);

    public static Specification<PartRow> MentionInName(string text) => new(p => p.Name != null && p.Name.Contains(text));

    /// <summary>For the public, whom only openly shown names may be searched (TRA-03).</summary>
    public static Specification<PartRow> OpenlyMentionInName(string text) =>
        new(p => p.Name != null && (p.Publicity == Publicity.Name || (p.IsUnit && p.Publicity == Publicity.Masked)) && p.Name.Contains(text));

    public static Specification<PartRow> AreShown(Publicity publicity) => new(p => p.Publicity == publicity);

    public static Specification<PartRow> AreAtLeast(long fen) => new(p => p.AmountFen >= fen);

    public static Specification<PartRow> AreAtMost(long fen) => new(p => p.AmountFen <= fen);

    public static SortColumns<PartRow> Sorts { get; } = new("number") { { "number", p => p.Sequence }, { "amount", p => p.AmountFen } };
}
