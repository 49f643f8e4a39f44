using JinhuRedCross.Fundraising.Domain.Statements;

namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>What the codes of statements are called on paper.</summary>
internal static class StatementWords
{
    public static string Of(LineState state) => state switch
    {
        LineState.Waiting => "待认领",
        LineState.Gift => "已登记为捐赠",
        LineState.Met => "已核对",
        LineState.NotAGift => "非捐赠",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without a name"),
    };

    public static string Of(OtherKind kind) => kind switch
    {
        OtherKind.Interest => "利息",
        OtherKind.Transfer => "内部往来",
        OtherKind.Returned => "退回",
        OtherKind.Fee => "手续费",
        OtherKind.Other => "其他",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a name"),
    };

    public static string Of(EntryKind kind) => kind switch
    {
        EntryKind.Gift => "捐赠",
        EntryKind.Payment => "拨付",
        EntryKind.Refund => "退款",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a name"),
    };
}
