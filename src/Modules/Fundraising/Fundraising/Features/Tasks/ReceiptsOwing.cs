using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Fundraising.Features.Tasks;

/// <summary>Counts the receipts that are not issued, for the tasks that stand for them.</summary>
internal sealed class ReceiptsOwing(Reads<DonationRow> gifts)
{
    public async Task<OwedReceipts> Now(HttpContext context, CancellationToken cancel)
    {
        var owed = await Ask(cancel);
        context.SayLag(owed.Lagging);
        return new(owed.Value.ToDictionary(o => ReceiptTasks.KeyOf(o.Campaign, o.Month)));
    }

    /// <summary>Whether a task about receipts is one still.</summary>
    public async Task<bool> Owes(Guid task, CancellationToken cancel) => (await Ask(cancel)).Value.Exists(o => ReceiptTasks.KeyOf(o.Campaign, o.Month) == task);

    private Task<Answer<List<ReceiptsOwed>>> Ask(CancellationToken cancel) => gifts.Ask(
        (rows, ct) => rows.Where(d => d.ReceiptOwedMonth > 0).GroupBy(d => new { d.CampaignId, d.ReceiptOwedMonth })
            .Select(g => new ReceiptsOwed(g.Key.CampaignId, g.Key.ReceiptOwedMonth, g.LongCount(), g.Sum(d => d.AmountFen - d.RefundedFen + d.GoodsFen))).ToListAsync(ct), cancel);
}

/// <summary>The receipts that are not issued, by the id of their task.</summary>
internal sealed class OwedReceipts(IReadOnlyDictionary<Guid, ReceiptsOwed> each)
{
    public IReadOnlyList<Guid> Tasks { get; } = [.. each.Keys];

    public long? CountOf(TaskRow task) => each.TryGetValue(task.Id, out var owed) ? owed.Count : null;

    /// <summary>The task with what it is about now; any other stays as it is.</summary>
    public TaskRow Fill(TaskRow task) => each.TryGetValue(task.Id, out var owed) ? task with { AmountFen = owed.AmountFen } : task;
}
