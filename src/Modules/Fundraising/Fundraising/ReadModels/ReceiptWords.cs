using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Domain.Receipts;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>Tells an event of a receipt or of a paper book in one sentence, without anybody's name.</summary>
internal static class ReceiptWords
{
    public static (string Zh, string En) Of(DonationEvent happened) => happened switch
    {
        ReceiptRegistered e => ($"登记票据 {e.Code}-{e.Number}（{e.IssuedOn:yyyy-MM-dd}），{e.Amount}", $"Receipt {e.Code}-{e.Number} of {e.IssuedOn:yyyy-MM-dd} registered: {e.Amount}"),
        ReceiptReversed e => ($"红冲票据 {e.Code}-{e.Number}{(e.ReversalNumber is null ? "" : $"，红字票据 {e.ReversalCode}-{e.ReversalNumber}")}：{e.Reason}", $"Receipt {e.Code}-{e.Number} reversed{(e.ReversalNumber is null ? "" : $" by {e.ReversalCode}-{e.ReversalNumber}")}: {e.Reason}"),
        ReceiptVoided e => ($"作废票据 {e.Code}-{e.Number}：{e.Reason}", $"Receipt {e.Code}-{e.Number} voided: {e.Reason}"),
        ReceiptWishChanged e => ($"票据意愿改为{(e.To == ReceiptWish.Wanted ? "需要" : "放弃")}：{e.Reason}", $"Receipt is now {(e.To == ReceiptWish.Wanted ? "wanted" : "waived")}: {e.Reason}"),
        _ => (happened.GetType().Name, happened.GetType().Name),
    };

    public static (string Zh, string En) Of(BookEvent happened) => happened switch
    {
        BookReceived e => ($"领入票据本 {e.Code}-{e.FromNumber} 至 {e.ToNumber}（{e.On:yyyy-MM-dd}）", $"Book {e.Code}-{e.FromNumber} to {e.ToNumber} received on {e.On:yyyy-MM-dd}"),
        BookHandedOut e => ($"领用（{e.On:yyyy-MM-dd}）", $"Handed out on {e.On:yyyy-MM-dd}"),
        ReceiptBlankVoided e => ($"作废空白票 {e.Number}（{e.On:yyyy-MM-dd}）：{e.Reason}", $"Blank {e.Number} voided on {e.On:yyyy-MM-dd}: {e.Reason}"),
        BookWrittenOff e => ($"核销（{e.On:yyyy-MM-dd}）：使用 {e.Used} 份，作废空白 {e.Blanks} 份", $"Written off on {e.On:yyyy-MM-dd}: {e.Used} used, {e.Blanks} blanks void"),
        _ => (happened.GetType().Name, happened.GetType().Name),
    };
}
