using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donors;
using JinhuRedCross.Fundraising.Domain.Tasks;
using JinhuRedCross.Fundraising.ReadModels;
using static JinhuRedCross.UnitTests.Fundraising.Scenarios;
using CampaignGiven = JinhuRedCross.UnitTests.Given<JinhuRedCross.Fundraising.Domain.Campaigns.Campaign, JinhuRedCross.Fundraising.Domain.Campaigns.CampaignEvent>;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>Money is used for what its donor agreed to, or with his consent, and he is told of it.</summary>
public sealed class SpendingAsAgreed
{
    private static readonly Guid _move = new("0193a000-0000-7000-8000-0000000000e0");
    private static readonly Guid _elsewhere = new("0193a000-0000-7000-8000-0000000000e1");
    private static readonly ProposedFeedback _notice = new(null, ContactWay.PublicNotice, "公告1号", null, null);

    [Fact, Rule("FUN-08")]
    public void A_fund_pays_all_it_has_and_not_a_fen_more()
    {
        var fund = CampaignWith(10_000);
        Asking(fund, 10_000m, "助学金", null).Then<DisbursementRequested>();
        Asking(fund, 10_000.01m, "助学金", null).ThenFails("disbursement.exceeds_available", "FUN-08", "超出可用余额 0.01 元");
    }

    [Fact, Rule("FUN-08")]
    public void Money_for_education_buys_no_quilts_without_consent()
    {
        var both = CampaignWith(100, "助学").Gives(100, "棉被", n: 2);
        Asking(both, 50, "采购棉 被", "助学").ThenFails("disbursement.other_purpose", "FUN-08", "定向“助学”的款项不得用于“棉被”");
        Assert.Equal("同意书1", Asking(both, 50, "采购棉被", "助学", "同意书1").Then<DisbursementRequested>().ConsentReference);
        Asking(both, 50, "采购棉被", "棉被").Then<DisbursementRequested>();
        Asking(both, 50, "助学：学生宿舍棉被", "助学").Then<DisbursementRequested>();
        Asking(both, 50, "购买学习用品", "助学").Then<DisbursementRequested>();
    }

    [Fact, Rule("FUN-08")]
    public void Where_the_society_wants_it_a_payment_names_its_purpose()
    {
        var strict = Setting(FundraisingParameters.NamedPurpose, 1, new(2025, 1, 1));
        var fund = CampaignWith(100, "助学");
        fund.When(c => c.RequestDisbursement(PaymentId(1), APayment(50) with { Purpose = "购买文具", Earmark = "助学" }, Asker, Now, strict, SimilarPayments.None)).ThenFails("disbursement.purpose_unnamed", "FUN-08", "用途中须写明“助学”");
        fund.When(c => c.RequestDisbursement(PaymentId(1), APayment(50) with { Purpose = "助学：购买文具", Earmark = "助学" }, Asker, Now, strict, SimilarPayments.None)).Then<DisbursementRequested>();
        fund.When(c => c.RequestDisbursement(PaymentId(1), APayment(50) with { Purpose = "购买文具", Earmark = "助学", ConsentReference = "同意书1" }, Asker, Now, strict, SimilarPayments.None)).Then<DisbursementRequested>();
    }

    [Fact, Rule("FUN-08")]
    public void A_gift_leaves_what_its_donor_agreed_to_only_with_his_consent()
    {
        var elsewhere = new MoveTarget(_elsewhere, "JH-2025-002", null);
        foreach (var target in (MoveTarget[])[elsewhere, elsewhere with { Earmark = "助学" }, new(Id, "JH-2025-001", null), new(Id, "JH-2025-001", "棉被")])
        {
            Moving(CampaignWith(100, "助学"), target).ThenFails("donation.consent_missing", "FUN-08", "须经捐赠人同意");
            Assert.Equal("同意书1", Moving(CampaignWith(100, "助学"), target, "同意书1").Then<WithdrawalRequested>().ConsentReference);
        }

        Moving(CampaignWith(100), elsewhere).ThenFails(WithdrawalErrors.ConsentMissing);
        // He named no purpose within the campaign, and it stays there; nor did who gave to the fund at large.
        Moving(CampaignWith(100), new(Id, "JH-2025-001", "助学")).Then<WithdrawalRequested>();
        Moving(RunningFund().Gives(100), elsewhere).Then<WithdrawalRequested>();
        Moving(RunningFund().Gives(100, "助学"), elsewhere).ThenFails(WithdrawalErrors.ConsentMissing);
    }

    [Fact, Rule("FUN-09")]
    public void Donors_are_told_of_payments_until_a_day()
    {
        CampaignWith(100).When(c => c.GiveFeedback(_notice, Asker, Now)).ThenFails(FeedbackErrors.NothingToTell);
        var paid = Paid(Start.AddDays(10), 1, Paid(Start.AddDays(5), 2, CampaignWith(100)));
        paid.When(c => c.GiveFeedback(_notice with { CoversTo = Start.AddDays(4) }, Asker, Now)).ThenFails(FeedbackErrors.NothingToTell);
        paid.When(c => c.GiveFeedback(_notice with { On = Start.AddDays(9), CoversTo = Start.AddDays(10) }, Asker, Now)).ThenFails("feedback.covers_later");
        paid.When(c => c.GiveFeedback(new(null, null, " ", null, null), Asker, Now)).ThenFails("feedback.field_missing");
        var half = paid.After(c => c.GiveFeedback(_notice with { CoversTo = Start.AddDays(5) }, Asker, Now));
        Assert.Equal(Start.AddDays(10), half.History.OfType<CampaignFeedbackGiven>().Single().NextOn);
        Assert.Equal([Start.AddDays(10)], half.State.Untold);
        Assert.Empty(half.After(c => c.GiveFeedback(_notice, Asker, Now)).State.Untold);
    }

    [Fact, Rule("FUN-09")]
    public void A_task_reminds_of_it_from_the_first_payment_on_that_was_not_told_of()
    {
        var paid = Paid(Start.AddDays(5), 2, Paid(Start.AddDays(10), 1, CampaignWith(100)));
        var task = Task(paid);
        Assert.Equal((Start.AddDays(5), Start.AddDays(35), "JH-2025-001"), (task!.CountsFrom, new TaskDues(Parameters).Of(task).DueOn, task.SubjectNumber));
        var half = paid.After(c => c.GiveFeedback(_notice with { CoversTo = Start.AddDays(5) }, Asker, Now));
        Assert.Equal(Start.AddDays(10), Task(half)!.CountsFrom);
        Assert.Null(Task(half.After(c => c.GiveFeedback(_notice, Asker, Now))));

        static TaskRow? Task(CampaignGiven given) => CampaignRows.Fold<TaskRow>(given.History.Select((e, i) => new Recorded(i + 1, new("campaign", Id), i + 1, e, Asker, Now))).SingleOrDefault(t => t.Kind == TaskKind.Feedback);
    }

    private static CampaignGiven Paid(DateOnly on, int n, CampaignGiven given) => given.Asks(10, n: n).Approves(n).After(c => c.PayDisbursement(PaymentId(n), "凭证", on, Cashier, Now));

    private static Outcome<Campaign, CampaignEvent> Asking(CampaignGiven fund, decimal yuan, string purpose, string? earmark, string? consent = null) =>
        fund.When(c => c.RequestDisbursement(PaymentId(1), APayment(yuan) with { Purpose = purpose, Earmark = earmark, ConsentReference = consent }, Asker, Now, Parameters, SimilarPayments.None));

    private static Outcome<Campaign, CampaignEvent> Moving(CampaignGiven given, MoveTarget target, string? consent = null) =>
        given.When(c => c.RequestMove(_move, PlacedGift.Of(given.History.OfType<DonationRecorded>().Single()), target, "说明", Asker, Now, consent));
}
