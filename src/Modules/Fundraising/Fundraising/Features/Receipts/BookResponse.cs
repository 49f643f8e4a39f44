using JinhuRedCross.Fundraising.Domain.Receipts;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Receipts;

/// <summary>一本纸质票据</summary>
/// <param name="Id">标识</param>
/// <param name="Code">票据代码</param>
/// <param name="FromNumber">起号</param>
/// <param name="ToNumber">止号</param>
/// <param name="Status">received 已领入、handedOut 已领用、writtenOff 已核销</param>
/// <param name="Keeper">领用人，脱敏</param>
/// <param name="ReceivedOn">从财政部门领入的日期</param>
/// <param name="HandedOutOn">最近一次领用日期</param>
/// <param name="WrittenOffOn">核销日期</param>
/// <param name="Pages">份数</param>
/// <param name="Used">已使用份数，含作废的票据</param>
/// <param name="Blanks">作废的空白份数</param>
/// <param name="Left">未使用份数</param>
/// <param name="Version">版本，同 ETag</param>
internal sealed record BookResponse(
    Guid Id, string Code, string FromNumber, string ToNumber, BookStatus Status, string? Keeper, DateOnly ReceivedOn, DateOnly? HandedOutOn, DateOnly? WrittenOffOn, int Pages, int Used, int Blanks, int Left,
    string RegisteredBy, DateTimeOffset RegisteredAt, long Version)
{
    public static BookResponse Of(ReceiptBookRow b) => new(
        b.Id, b.Code, b.FromNumber, b.ToNumber, b.Status, Shown.Payee(b.Keeper, isUnit: false), b.ReceivedOn, b.HandedOutOn, b.WrittenOffOn, b.Pages, b.Used, b.Blanks, b.Left,
        b.RegisteredBy, b.RegisteredAt, b.Version);
}
