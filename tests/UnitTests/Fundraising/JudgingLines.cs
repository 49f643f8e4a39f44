using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Statements;
using static JinhuRedCross.UnitTests.Fundraising.Scenarios;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>What a line of a statement is, the first rule that fits (FUN-18).</summary>
public sealed class JudgingLines
{
    private static readonly DateOnly _day = new(2026, 3, 10);
    private static readonly TargetCampaign _school = new(GiftId(1), "JH-MJ-2026-0001", "博爱助学", null);
    private static readonly TargetCampaign _fund = new(GiftId(2), "JH-MJ-2026-0002", "日常受赠资金", _day);

    [Theory, Rule("FUN-18")]
    [InlineData("捐款 JH-MJ-2026-0001", "JH-MJ-2026-0001")]
    [InlineData("jh-mj-2026-0001号", "JH-MJ-2026-0001")]
    [InlineData("为博爱 助学捐款", "JH-MJ-2026-0001")]
    [InlineData("捐款 JH-MJ-2026-00011", "JH-MJ-2026-0002")]
    [InlineData("捐款", "JH-MJ-2026-0002")]
    [InlineData(null, "JH-MJ-2026-0002")]
    [InlineData("JH-MJ-2026-0001 和 JH-MJ-2026-0002", null)]
    public void A_memo_names_a_campaign_by_number_or_title(string? memo, string? number) =>
        Assert.Equal(number, StatementRules.TargetOf(Credit(5) with { Memo = memo }, [_school, _fund], _fund)?.Number);

    [Fact, Rule("FUN-18")]
    public void The_gift_of_the_transaction_number_goes_first_then_words_then_the_campaign()
    {
        var (line, gift) = (Credit(5) with { Memo = "结息" }, new KnownGift(GiftId(9), "JH-1", Yuan(5)));
        Assert.Equal(LineVerdict.Meets(EntryKind.Gift, gift.Id, "JH-1"), Judge(line, gift, _school));
        Assert.Equal(LineVerdict.Waits(WaitReason.AmountDiffers, "JH-1"), Judge(line with { Amount = Yuan(5.01m) }, gift, _school));
        Assert.Equal(LineVerdict.Waits(WaitReason.Recognised, kind: OtherKind.Interest), Judge(line, null, _school));
        Assert.Equal(LineVerdict.Becomes(_school.Id, _school.Number, Channel.BankTransfer), Judge(Credit(5), null, _school));
        Assert.Equal(LineVerdict.Waits(WaitReason.LooksLikeGift, "JH-1"), Judge(Credit(5), null, _school, gift));
        Assert.Equal(LineVerdict.Waits(WaitReason.NoCampaign), Judge(Credit(5), null, null));
        Assert.Equal(LineVerdict.Is(OtherKind.Fee), Judge(Credit(5) with { Kind = OtherKind.Fee }, gift, _school));
    }

    [Fact, Rule("FUN-18")]
    public void A_campaign_takes_what_came_on_its_last_day_and_no_later()
    {
        Assert.Equal(LineState.Gift, Judge(Credit(5), null, _fund).State);
        Assert.Equal(WaitReason.CampaignOver, Judge(Credit(5) with { Day = _day.AddDays(1) }, null, _fund).Why);
    }

    [Theory, Rule("FUN-18")]
    [InlineData("一季度结息", "", OtherKind.Interest)]
    [InlineData("跨行汇款手续费", "", OtherKind.Fee)]
    [InlineData("退汇：户名不符", "", OtherKind.Returned)]
    [InlineData("内部转账", "", OtherKind.Transfer)]
    [InlineData("", "财付通支付科技有限公司", OtherKind.Transfer)]
    [InlineData("", "金湖县红十字会", OtherKind.Transfer)]
    [InlineData("捐款", "示例甲", null)]
    [InlineData("转账", "金湖县红十字会示例分会", null)]
    public void Words_tell_what_is_no_gift(string memo, string name, object? kind) =>
        Assert.Equal(kind, RecognisedWords.KindOf(Credit(5) with { Memo = memo, Counterparty = name }, ["金湖县红十字会"]));

    [Fact, Rule("FUN-18")]
    public void A_payment_is_met_within_five_days_with_the_same_amount_and_payee()
    {
        Assert.NotNull(Met(Debit(100) with { Day = _day.AddDays(5) }, Paid(1, 100)));
        Assert.Null(Met(Debit(100) with { Day = _day.AddDays(6) }, Paid(1, 100)));
        Assert.NotNull(Met(Debit(100) with { Day = _day.AddDays(-5) }, Paid(1, 100)));
        Assert.Null(Met(Debit(100) with { Day = _day.AddDays(-6) }, Paid(1, 100)));
        Assert.Null(Met(Debit(100.01m), Paid(1, 100)));
        Assert.NotNull(Met(Debit(100) with { Counterparty = " 示例 文具店" }, Paid(1, 100)));
        Assert.Null(Met(Debit(100) with { Counterparty = "示例文具店二店" }, Paid(1, 100)));
        Assert.Null(Met(Debit(100), Paid(1, 100) with { Payee = null }));
    }

    [Fact, Rule("FUN-18")]
    public void What_is_not_clear_waits_unless_a_number_is_named()
    {
        Assert.Null(Met(Debit(100), Paid(1, 100), Paid(2, 100)));
        var named = Debit(100) with { Memo = "付 JH-1-Z0002", Counterparty = "某人" };
        Assert.Equal(PaymentId(2), Met(named, Paid(1, 100), Paid(2, 100))!.Id);
        Assert.Equal(PaymentId(1), Met(Debit(100) with { Memo = "凭证记字0001", Counterparty = null }, Paid(1, 100), Paid(2, 100))!.Id);
        // Two lines for one payment: which one it is nobody can tell.
        var (one, other) = (Debit(100), Debit(100) with { Row = 3 });
        Assert.All(PaymentMatch.Of([one, other], [Paid(1, 100)], 5).Values, f => Assert.Equal((null, true), f));
        // The one that names it takes it; of the other nothing is left.
        var taken = PaymentMatch.Of([Debit(100) with { Memo = "JH-1-Z0001" }, other], [Paid(1, 100)], 5);
        Assert.Equal(PaymentId(1), Assert.Single(taken).Value.Met!.Id);
    }

    [Fact, Rule("FUN-18")]
    public void A_refund_is_met_by_the_payment_that_it_gives_back()
    {
        var refund = new MatchCandidate(EntryKind.Refund, PaymentId(7), "JH-1-T0001", "退字0001", Yuan(50), _day, null, "4200000002");
        Assert.Equal(EntryKind.Refund, Met(Debit(50) with { Related = "4200000002", Counterparty = null }, refund)!.Kind);
        Assert.Null(Met(Debit(50) with { Related = "4200000003", Counterparty = null }, refund));
    }

    private static ProposedLine Credit(decimal yuan) => new(2, "S1", _day, null, LineDirection.In, Yuan(yuan), null, "示例甲", "捐款");

    private static ProposedLine Debit(decimal yuan) => new(2, "S1", _day, null, LineDirection.Out, Yuan(yuan), null, "示例文具店", "货款");

    private static MatchCandidate Paid(int n, decimal yuan) => new(EntryKind.Payment, PaymentId(n), $"JH-1-Z{n:D4}", $"记字{n:D4}", Yuan(yuan), _day, "示例文具店", null);

    private static MatchCandidate? Met(ProposedLine line, params MatchCandidate[] candidates) => PaymentMatch.Of([line], candidates, 5).GetValueOrDefault(line).Met;

    private static LineVerdict Judge(ProposedLine line, KnownGift? known, TargetCampaign? target, KnownGift? alike = null) => StatementRules.OfCredit(line, known, target, alike, Channel.BankTransfer, ["金湖县红十字会"]);
}
