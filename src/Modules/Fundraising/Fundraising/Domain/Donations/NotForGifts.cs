using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Donations;

/// <summary>Tells bills that are for no gift: fees, dues, sponsorship, pass-through money (FUN-07).</summary>
internal static class NotForGifts
{
    private static readonly string[] _words =
        ["培训费", "培训收入", "会费", "赞助", "往来款", "代收", "代管", "押金", "保证金", "报名费", "考试费", "工本费", "服务费", "资料费", "场地费", "医疗收入", "门诊", "非税收入", "租金", "房租"];

    public static Error? Fault(ProposedReceipt asked)
    {
        if (asked.Purpose is { } purpose && purpose != ReceiptPurpose.Donation) return ReceiptErrors.NotADonation;
        if (Names(asked.Project)) return Because("project");
        if (asked.FromList && Names(asked.Remark)) return Because("remark");
        return asked.Lines?.Any(l => Names(l.Item)) is true ? Because("lines") : null;
    }

    /// <summary>Whether a text names a fee; “非培训费” and the like are left to the person who reads the refusal.</summary>
    private static bool Names(string? text) => text is not null && PlainForm.Of(text) is var plain && Array.Exists(_words, word => plain.Contains(word, StringComparison.Ordinal));

    private static Error Because(string field) => ReceiptErrors.NotADonation with { Field = field };
}
