using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Domain.Tasks;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>What goods ask of the desk: to be counted by a second person, and to be used before they expire (FUN-06).</summary>
internal static class GoodsTasks
{
    public static IEnumerable<Guid> KeysOf(Guid gift) => [RowKey.Of(TaskKind.CountGoods, gift), RowKey.Of(TaskKind.GoodsExpiring, gift)];

    public static TaskRow ToCount(DonationRecorded e, Guid key, Guid campaign, DateOnly day, string recordedBy) =>
        new(key, TaskKind.CountGoods, campaign, e.DonationId, e.Number, null, day, day, NotBy: Barred.Add("", recordedBy));

    /// <summary>The count is done; what is left and expires first is looked after from its day of notice on.</summary>
    public static TaskRow? Next(TaskRow? row, NearExpiry? next, Guid key, Guid gift, Guid campaign, string number)
    {
        if (next is null || key != RowKey.Of(TaskKind.GoodsExpiring, gift)) return null;
        return (row ?? new(key, TaskKind.GoodsExpiring, campaign, gift, number, null, default, default)) with { AppearsOn = next.NoticeOn, CountsFrom = next.ExpiresOn };
    }
}
