using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Boxes;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>A collection box in a list.</summary>
/// <param name="Keeper">Who has it, or who brought it; null while it is ready, and once it is erased.</param>
/// <param name="SealDiffered">Whether it came back under another seal than it went out with, the last time.</param>
internal sealed record BoxRow(
    Guid Id,
    string Number,
    string Place,
    bool InsideCounty,
    string? FilingNumber,
    Guid CampaignId,
    string CampaignNumber,
    BoxStatus Status,
    string? Keeper,
    string? SealNumber,
    bool SealDiffered,
    DateOnly? OutOn,
    DateOnly? InOn,
    DateOnly? CountedOn,
    int Counts,
    long CountedFen,
    Guid? LastGiftId,
    DateTimeOffset RegisteredAt,
    long Version) : IReadModel<BoxRow>
{
    public static ReadTable Table { get; } = new("collection_boxes", 1) { Indexes = [[nameof(Number)], [nameof(CampaignId)]] };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        BoxEvent => [record.Stream.Id],
        PersonalDataErased e => [e.Subject],
        _ => [],
    };

    public static BoxRow? Project(BoxRow? row, Guid key, Recorded record)
    {
        if (record.Event is BoxRegistered box)
            return new(key, box.Number, box.Place, box.InsideCounty, box.FilingNumber, box.CampaignId, box.CampaignNumber, BoxStatus.Ready, null, null, false, null, null, null, 0, 0, null, box.At, record.Version);
        if (row is null) return null;
        if (record.Event is PersonalDataErased erased) return erased.Kinds.Contains(PrivateKind.Name) ? row with { Keeper = null } : row;
        var next = row with { Version = record.Version };
        return record.Event switch
        {
            BoxHandedOut e => next with { Status = BoxStatus.Out, Keeper = e.To.OrNothing, SealNumber = e.SealNumber, OutOn = e.On, InOn = null, SealDiffered = false },
            BoxTakenIn e => next with { Status = BoxStatus.In, Keeper = e.From.OrNothing, InOn = e.On, SealDiffered = e.SealDiffers },
            BoxCounted e => next with { Status = BoxStatus.Ready, Keeper = null, CountedOn = e.On, Counts = e.Count, CountedFen = row.CountedFen + e.Amount.Fen, LastGiftId = e.GiftId },
            BoxRetired => next with { Status = BoxStatus.Retired },
            _ => next,
        };
    }
}

/// <summary>Every question the module asks of its collection boxes.</summary>
internal static class BoxesThat
{
    public static Specification<BoxRow> Are(BoxStatus status) => new(b => b.Status == status);

    public static Specification<BoxRow> BelongTo(Guid campaign) => new(b => b.CampaignId == campaign);

    public static Specification<BoxRow> StandIn(bool insideCounty) => new(b => b.InsideCounty == insideCounty);

    public static Specification<BoxRow> MentionInPlace(string text) => new(b => b.Place.Contains(text));

    public static Specification<BoxRow> MentionInKeeper(string text) => new(b => b.Keeper != null && b.Keeper.Contains(text));

    public static Specification<BoxRow> WentOutFrom(DateOnly day) => new(b => b.OutOn >= day);

    public static Specification<BoxRow> WentOutUntil(DateOnly day) => new(b => b.OutOn <= day);

    public static SortColumns<BoxRow> Sorts { get; } = new("number")
    {
        { "number", b => b.Number },
        { "registeredAt", b => b.RegisteredAt },
        { "countedAmount", b => b.CountedFen },
    };
}
