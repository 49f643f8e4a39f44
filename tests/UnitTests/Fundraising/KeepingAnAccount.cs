using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Statements;
using static JinhuRedCross.UnitTests.Fundraising.Scenarios;
using AccountGiven = JinhuRedCross.UnitTests.Given<JinhuRedCross.Fundraising.Domain.Statements.BankAccount, JinhuRedCross.Fundraising.Domain.Statements.BankAccountEvent>;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>The lines of an account's statement are taken once, and each is decided or waits (FUN-18).</summary>
public sealed class KeepingAnAccount
{
    private static readonly Guid _account = new("0193a000-0000-7000-8000-0000000000c0");
    private static readonly Guid _upload = new("0193a000-0000-7000-8000-0000000000c1");
    private static readonly DateOnly _today = ChinaTime.DayOf(Now);
    private static readonly DateOnly _opened = _today.AddDays(-100);
    private static readonly LineVerdict _waits = LineVerdict.Waits(WaitReason.NoCampaign);

    private static readonly ProposedAccount _asked = new("32080001", "基本户", AccountKind.Bank, [Channel.BankTransfer, Channel.UnionPay], 1000, _opened);

    private static AccountGiven Open => AccountGiven.Nothing.After(a => a.Register(_account, _asked, Asker, Now));

    [Fact, Rule("FUN-18")]
    public void An_account_has_a_number_a_name_a_kind_and_an_opening()
    {
        var error = AccountGiven.Nothing.When(a => a.Register(_account, new(" ", null, null, null, null, null), Asker, Now)).ThenFails("account.field_missing");
        Assert.Equal(["kind", "name", "number", "openingBalance", "openingOn"], error.More.Prepend(error).Select(e => e.Field).Order(StringComparer.Ordinal));
        AccountGiven.Nothing.When(a => a.Register(_account, _asked with { OpeningBalance = 0 }, Asker, Now)).Then<AccountRegistered>();
        AccountGiven.Nothing.When(a => a.Register(_account, _asked with { OpeningBalance = -0.01m }, Asker, Now)).ThenFails(BankAccountErrors.OpeningNegative);
        AccountGiven.Nothing.When(a => a.Register(_account, _asked with { OpeningOn = _today }, Asker, Now)).Then<AccountRegistered>();
        AccountGiven.Nothing.When(a => a.Register(_account, _asked with { OpeningOn = _today.AddDays(1) }, Asker, Now)).ThenFails("day.in_future");
        AccountGiven.Nothing.When(a => a.Register(_account, _asked with { Channels = [Channel.Cash, Channel.Cash] }, Asker, Now)).ThenFails(BankAccountErrors.ChannelRepeated);
        Open.When(a => a.Register(_account, _asked, Asker, Now)).ThenFails(BankAccountErrors.Exists);
    }

    [Fact, Rule("FUN-18")]
    public void A_channel_belongs_to_one_account()
    {
        var registered = AccountGiven.Nothing.When(a => a.Register(_account, _asked, Asker, Now));
        Assert.Equal(["account.number", "account.channel", "account.channel"], registered.Claims.Select(c => c.Kind));
        Assert.Equal("account.channel_taken", registered.Claims[1].WhenTaken(registered.Decision.Events[0]).Code);
    }

    [Fact, Rule("FUN-18")]
    public void A_line_lies_between_the_opening_and_today()
    {
        Take(Open, 1, Line(5) with { Day = _opened }).Then<StatementLineTaken>();
        Take(Open, 1, Line(5) with { Day = _opened.AddDays(-1) }).ThenFails("statement.before_opening", "FUN-18", "期初");
        Take(Open, 1, Line(5) with { Day = _today }).Then<StatementLineTaken>();
        Take(Open, 1, Line(5) with { Day = _today.AddDays(1) }).ThenFails("day.in_future");
        Take(AccountGiven.Nothing, 1, Line(5)).ThenFails(BankAccountErrors.NotFound);
    }

    [Fact, Rule("FUN-18")]
    public void What_waits_is_counted_summed_and_known_by_its_oldest_day()
    {
        var taken = Taken(Taken(Open, 1, Line(5)), 2, Line(7, LineDirection.Out) with { Day = _today.AddDays(-9) });
        Assert.Equal(new Backlog(3, Yuan(8), _today.AddDays(-9), "基本户"), Take(taken, 3, Line(3)).Then<StatementLineTaken>().Backlog);
        var aside = taken.After(a => a.SetAside(LineId(2), OtherKind.Fee, "短信费", Asker, Now));
        Assert.Equal((1, Yuan(5), _today.AddDays(-1)), (aside.State.Waiting.Count, aside.State.Unclaimed, aside.State.WaitingDays.Keys.First()));
        Assert.Equal(new Backlog(0, Money.Zero, null, "基本户"), aside.When(a => a.SetAside(LineId(1), OtherKind.Other, "误入", Asker, Now)).Then<StatementLineSetAside>().Backlog);
    }

    [Fact, Rule("FUN-18")]
    public void A_line_that_becomes_a_gift_holds_its_name_for_the_donors_erasure()
    {
        var taken = Take(Open, 1, Line(5) with { Counterparty = "示例甲", Memo = "捐款" }, LineVerdict.Becomes(Id, "JH-1", Channel.BankTransfer)).Then<StatementLineTaken>();
        Assert.Equal(LineIds.GiftOf(LineId(1), 0), taken.EntryId);
        Assert.Equal((taken.EntryId, taken.EntryId), (taken.Counterparty!.Subject, taken.Memo!.Subject));
        Assert.Equal(LineId(1), LineIds.LineOf(taken.EntryId!.Value));
        Assert.Equal(new Backlog(0, Money.Zero, null, "基本户"), taken.Backlog);
        Assert.Contains(LineId(1), LineIds.LinesOf(LineIds.GiftOf(LineId(1), 1)));
    }

    [Fact, Rule("FUN-18")]
    public void A_gift_that_its_campaign_refuses_lets_the_line_wait_once()
    {
        var taken = Taken(Open, 1, Line(5), LineVerdict.Becomes(Id, "JH-1", Channel.BankTransfer));
        var gift = LineIds.GiftOf(LineId(1), 0);
        var refused = taken.After(a => a.RefuseGift(LineId(1), gift, Yuan(5), _today, CampaignErrors.Closed, Now));
        Assert.Equal((1, Yuan(5)), (refused.State.Waiting.Count, refused.State.Unclaimed));
        refused.When(a => a.RefuseGift(LineId(1), gift, Yuan(5), _today, CampaignErrors.Closed, Now)).Then();
    }

    [Fact, Rule("FUN-18")]
    public void A_month_agrees_when_its_lines_add_up_to_its_last_balance()
    {
        var day = new DateOnly(_today.Year, _today.Month, 1);
        var given = Taken(Taken(Open, 1, Line(100) with { Day = day.AddDays(-40), Balance = Yuan(1100) }), 2, Line(40, LineDirection.Out) with { Day = day.AddDays(-3), Balance = Yuan(1060) });
        Assert.All(Months(given, day.AddDays(-40)), m => Assert.True(m.Agrees));
        Assert.Equal(2, Months(given, day.AddDays(-40)).Count);
        Assert.Single(Months(given, day.AddDays(-3)));
        // A line of the first month is missing: both months differ by it.
        var missing = Taken(given, 3, Line(1) with { Day = day.AddDays(-39), Balance = Yuan(1111) });
        Assert.Equal([Yuan(10), Money.Zero - Yuan(1)], Months(missing, day.AddDays(-40)).Select(m => m.Balance - m.Computed));
    }

    private static IReadOnlyList<MonthCompared> Months(AccountGiven given, DateOnly first) => given.When(a => a.HandIn(
        new(_upload, "", "", "f.csv", "0", StatementFormat.Bank, new(0, 0, 0, 0, 0, 0, 0, 0, 0), first, first, [], [], [], "", default), Asker, Now)).Then<StatementHandedIn>().Months;

    private static Guid LineId(int n) => new(n, 3, 0, 0x80, 0, 0, 0, 0, 0, 0, 0);

    private static ProposedLine Line(decimal yuan, LineDirection direction = LineDirection.In) => new(2, null, _today.AddDays(-1), null, direction, Yuan(yuan), null, null, null);

    private static AccountGiven Taken(AccountGiven given, int n, ProposedLine line, LineVerdict? verdict = null) => given.After(a => a.TakeLine(LineId(n), line, verdict ?? _waits, _upload, Asker, Now));

    private static Outcome<BankAccount, BankAccountEvent> Take(AccountGiven given, int n, ProposedLine line, LineVerdict? verdict = null) =>
        given.When(a => a.TakeLine(LineId(n), line, verdict ?? _waits, _upload, Asker, Now));
}
