using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Periods;
using JinhuRedCross.Fundraising.Features.Shared;

namespace JinhuRedCross.Fundraising.Features.Periods;

/// <summary>Where a month of the books stands.</summary>
internal enum PeriodState
{
    /// <summary>It is not over.</summary>
    Running,

    /// <summary>It is over and not closed.</summary>
    Open,

    Closed,
}

/// <summary>账上的一个月</summary>
/// <param name="Month">月份（yyyy-MM）</param>
/// <param name="State">running 进行中、open 待结账、closed 已结账</param>
/// <param name="ClosedBy">结账人</param>
/// <param name="ClosedAt">结账时间</param>
/// <param name="DueOn">应结账日期（参数 Fundraising.CloseMonthBy）</param>
/// <param name="LatestOn">最后期限：应结账日期，逢节假日顺延</param>
internal sealed record PeriodItem(string Month, PeriodState State, string? ClosedBy, DateTimeOffset? ClosedAt, DateOnly DueOn, DateOnly LatestOn)
{
    public static PeriodItem Of(Month month, Books books, DateOnly today, Rulebook rules)
    {
        var closed = books.Closed.Find(c => c.Month == month);
        var deadline = ClosingDeadline.Of(month, rules);
        return new(month.ToString(), StateOf(month, books, today), closed?.By, closed?.At, deadline.DueOn, deadline.LatestOn);
    }

    public static PeriodState StateOf(Month month, Books books, DateOnly today)
    {
        if (books.ClosedThrough >= month) return PeriodState.Closed;
        return month >= Domain.Periods.Month.Of(today) ? PeriodState.Running : PeriodState.Open;
    }
}

/// <summary>结账时尚未办结的事项；不妨碍结账</summary>
/// <param name="GiftsAwaitingReview">月末前到账、待审查的境外捐赠（笔）</param>
/// <param name="PaymentsUnpaid">月末前申请、已批未付的拨付（笔）</param>
/// <param name="RefundsUnpaid">月末前申请、已批未付的退款（笔）</param>
/// <param name="MovesUnderWay">已转出、尚未转入的捐赠（笔）</param>
internal sealed record LeftResponse(long GiftsAwaitingReview, long PaymentsUnpaid, long RefundsUnpaid, long MovesUnderWay)
{
    public static LeftResponse Of(OpenQuestions left) => new(left.GiftsAwaitingReview, left.PaymentsUnpaid, left.RefundsUnpaid, left.MovesUnderWay);
}

/// <summary>结账或反结账的结果</summary>
/// <param name="Month">月份（yyyy-MM）</param>
/// <param name="State">closed 已结账、open 已反结账</param>
/// <param name="By">办理人</param>
/// <param name="At">办理时间</param>
/// <param name="Reason">反结账的原因</param>
/// <param name="Left">结账时尚未办结的事项；反结账的为空</param>
/// <param name="Figures">这个月的收支；反结账的为空</param>
/// <param name="Version">账期版本，同 ETag</param>
internal sealed record MonthResponse(string Month, PeriodState State, string By, DateTimeOffset At, string? Reason, LeftResponse? Left, FiguresResponse? Figures, long Version)
{
    public static MonthResponse Of(Month month, Books after, BooksEvent happened, FiguresResponse? figures) => happened switch
    {
        MonthClosed e => new(month.ToString(), PeriodState.Closed, e.By, e.At, null, LeftResponse.Of(e.Left), figures, after.Version),
        MonthReopened e => new(month.ToString(), PeriodState.Open, e.By, e.At, e.Reason, null, figures, after.Version),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "A step of the books without an answer"),
    };
}
