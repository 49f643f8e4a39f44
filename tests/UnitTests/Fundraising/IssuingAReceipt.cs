using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Domain.Receipts;
using static JinhuRedCross.UnitTests.Fundraising.Scenarios;
using DonationGiven = JinhuRedCross.UnitTests.Given<JinhuRedCross.Fundraising.Domain.Donations.Donation, JinhuRedCross.Fundraising.Domain.Donations.DonationEvent>;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>A gift has one valid receipt at a time, and what stands on it agrees with the gift and with itself.</summary>
public sealed class IssuingAReceipt
{
    private const string Code = "32010125";
    private static readonly DateOnly _today = ChinaTime.DayOf(Now);

    private static ProposedReceipt Bill(string number = "0000000001", decimal? yuan = 1409.5m) => new(
        ReceiptKind.Electronic, Code, number, "a1B2c3", _today, "张三", null, "捐赠收入", yuan, null, null, Asker, null, null);

    private static ProposedReversal Red(string number = "0000000009") => new(Code, number, null, "开错");

    private static GiftForReceipt Gift(decimal yuan = 1409.5m, Func<DonationRecorded, DonationRecorded>? but = null, decimal? standing = null, bool pending = false)
    {
        var born = RunningCampaign().Gives(yuan).History.OfType<DonationRecorded>().Single();
        return new(but is null ? born : but(born), Id, Yuan(standing ?? yuan), pending);
    }

    private static DonationGiven Issued => DonationGiven.Nothing.After(d => d.RegisterReceipt(Bill(), Gift(), null, Asker, Now));

    private static Error? Refusal(ProposedReceipt bill, GiftForReceipt? gift = null, HeldBook? book = null) => Donation.Initial.RegisterReceipt(bill, gift ?? Gift(), book, Asker, Now).Error;

    private static IEnumerable<string> Codes(Error? error) => error is null ? [] : [error.Code, .. error.More.Select(e => e.Code)];

    [Fact, Rule("FUN-07")]
    public void A_receipt_claims_its_number_for_ever()
    {
        var decided = DonationGiven.Nothing.When(d => d.RegisterReceipt(Bill(), Gift(), null, Asker, Now));

        var registered = decided.Then<ReceiptRegistered>();
        Assert.Equal((Code, "0000000001", Yuan(1409.5m), 1, Id), (registered.Code, registered.Number, registered.Amount, registered.Sequence, registered.CampaignId));
        Assert.Equal(("receipt", "32010125:0000000001", false), (decided.Claims.Single().Kind, decided.Claims.Single().Name, decided.Claims.Single().Release));
        Assert.Contains("JH-2025-001-000001", decided.Claims.Single().WhenTaken(registered).Zh);
        var reversal = Issued.When(d => d.ReverseReceipt(Code, "0000000001", Red(), Asker, Now));
        Assert.Equal(("receipt", "32010125:0000000009", false), (reversal.Claims.Single().Kind, reversal.Claims.Single().Name, reversal.Claims.Single().Release));
    }

    [Theory, Rule("FUN-07")]
    [InlineData("人民币壹仟肆佰零玖元伍角", null)]
    [InlineData("壹仟肆佰零玖圆伍角正", null)]
    [InlineData(null, null)]
    [InlineData("壹仟肆佰零玖元伍分", "receipt.capitals_differ")]
    [InlineData("一千四百零九元五角", "receipt.capitals_differ")]
    public void The_amount_in_capitals_is_the_amount_in_figures(string? capitals, string? code) => Assert.Equal(code, Refusal(Bill() with { AmountInCapitals = capitals })?.Code);

    [Fact, Rule("FUN-07")]
    public void What_is_no_gift_gets_no_donation_receipt()
    {
        Assert.Null(Refusal(Bill() with { Purpose = ReceiptPurpose.Donation }));
        foreach (var other in Enum.GetValues<ReceiptPurpose>().Skip(1)) Assert.Equal("receipt.not_a_donation", Refusal(Bill() with { Purpose = other })?.Code);
    }

    [Theory, Rule("FUN-07")]
    [InlineData("救护员培训费", false, "receipt.not_a_donation")]
    [InlineData("会 费", false, "receipt.not_a_donation")]
    [InlineData("捐赠收入", false, null)]
    [InlineData("捐赠收入", true, null)]
    public void A_project_that_names_a_fee_is_refused(string project, bool list, string? code) => Assert.Equal(code, Refusal(Bill() with { Project = project, FromList = list })?.Code);

    [Fact, Rule("FUN-07")]
    public void The_remark_of_a_list_is_read_too() => Assert.Equal("remark", Refusal(Bill() with { FromList = true, Remark = "2025年会费" })?.Field);

    [Fact, Rule("FUN-07")]
    public void No_second_receipt_while_the_first_is_valid()
    {
        Issued.When(d => d.RegisterReceipt(Bill("0000000002"), Gift(), null, Asker, Now)).ThenFails("receipt.valid_exists", "FUN-07", "32010125-0000000001");
        Issued.After(d => d.ReverseReceipt(Code, "0000000001", Red(), Asker, Now)).When(d => d.RegisterReceipt(Bill("0000000002"), Gift(), null, Asker, Now)).Then<ReceiptRegistered>();
    }

    [Fact, Rule("FUN-13")]
    public void A_receipt_is_for_the_whole_gift_or_for_its_parts_and_never_both()
    {
        var unit = RunningCampaign().After(c => c.RecordDonation(GiftId(1), AGift(30) with { Donor = new(DonorKind.Organisation, "示例学校", null, null, null), Parts = [new("张三", 10, Publicity.Name), new("李四", 20, Publicity.Name)] }, Now, Parameters))
            .History.OfType<DonationRecorded>().Single();
        GiftForReceipt Together(decimal standing = 30) => new(unit, Id, Yuan(standing), false);
        ProposedReceipt OfPart(int place, string number, string payer, decimal yuan) => Bill(number, yuan) with { Part = GiftPart.NumberOf(unit.Number, place), Payer = payer };

        var ofPart = DonationGiven.Nothing.After(d => d.RegisterReceipt(OfPart(1, "0000000001", "张三", 10), Together(), null, Asker, Now));
        Assert.Equal(unit.Parts![0].Id, ((ReceiptRegistered)ofPart.History[0]).Payer.Subject);
        ofPart.When(d => d.RegisterReceipt(Bill("0000000002", 30) with { Payer = "示例学校" }, Together(), null, Asker, Now)).ThenFails("receipt.valid_exists");
        ofPart.When(d => d.RegisterReceipt(OfPart(1, "0000000002", "张三", 10), Together(), null, Asker, Now)).ThenFails("receipt.valid_exists");
        ofPart.When(d => d.RegisterReceipt(OfPart(2, "0000000002", "李四", 10), Together(), null, Asker, Now)).ThenFails("receipt.amount_differs");
        ofPart.When(d => d.RegisterReceipt(OfPart(2, "0000000002", "李四", 20), Together(29), null, Asker, Now)).ThenFails(ReceiptErrors.PartOfMended);
        ofPart.When(d => d.RegisterReceipt(OfPart(3, "0000000002", "李四", 20), Together(), null, Asker, Now)).ThenFails(ReceiptErrors.PartUnknown);
        Assert.Equal(Yuan(30), ofPart.After(d => d.RegisterReceipt(OfPart(2, "0000000002", "李四", 20), Together(), null, Asker, Now)).State.Receipted);
        var whole = DonationGiven.Nothing.After(d => d.RegisterReceipt(Bill(yuan: 30) with { Payer = "示例学校" }, Together(), null, Asker, Now));
        whole.When(d => d.RegisterReceipt(OfPart(1, "0000000002", "张三", 10), Together(), null, Asker, Now)).ThenFails("receipt.valid_exists");
    }

    [Theory, Rule("FUN-07")]
    [InlineData(1409.5, 1409.5, null)]
    [InlineData(1409.49, 1409.5, "receipt.amount_differs")]
    [InlineData(1409.5, 1400, "receipt.amount_differs")]
    [InlineData(1409.5, 0, "receipt.nothing_stands")]
    public void The_amount_is_what_stands_of_the_gift(decimal yuan, decimal standing, string? code) => Assert.Equal(code, Refusal(Bill(yuan: yuan), Gift(standing: standing))?.Code);

    [Fact, Rule("FUN-07")]
    public void Goods_have_a_receipt_amount_only_with_proof_and_never_above_it()
    {
        var goods = Gift(but: g => g with { Amount = Money.Zero, Goods = [] }, standing: 0);
        Donation Counted(Money? value) => Donation.Initial with { CountedGoods = [new(1, "棉被", "床", default, default, value)] };

        Assert.Equal("receipt.no_value_proof", Refusal(Bill(), goods)?.Code);
        Assert.Equal("receipt.no_value_proof", Counted(null).RegisterReceipt(Bill(), goods, null, Asker, Now).Error?.Code);
        Assert.Null(Counted(Yuan(1409.5m)).RegisterReceipt(Bill(), goods, null, Asker, Now).Error);
        Assert.Null(Counted(Yuan(1500)).RegisterReceipt(Bill(), goods, null, Asker, Now).Error);
        Assert.Equal("receipt.amount_differs", Counted(Yuan(1409.49m)).RegisterReceipt(Bill(), goods, null, Asker, Now).Error?.Code);
    }

    [Fact, Rule("FUN-07")]
    public void The_lines_sum_to_the_amount()
    {
        Assert.Null(Refusal(Bill() with { Lines = [new("捐款", 1409), new("捐款", 0.5m)] }));
        Assert.Equal("receipt.lines_differ", Refusal(Bill() with { Lines = [new("捐款", 1409), new("捐款", 0.49m)] })?.Code);
        Assert.Equal(["receipt.field_missing", "amount.missing"], Codes(Refusal(Bill() with { Lines = [new(" ", null)] })));
        Assert.Equal("receipt.too_many_lines", Refusal(Bill() with { Lines = [.. Enumerable.Repeat(new ProposedReceiptLine("捐款", 1), 21)] })?.Code);
    }

    [Fact, Rule("FUN-07")]
    public void The_payer_is_the_donor()
    {
        Assert.Equal("receipt.payer_differs", Refusal(Bill() with { Payer = "张三丰" })?.Code);
        Assert.Null(Refusal(Bill() with { Payer = " 张　三 " }));
        var unit = Gift(but: g => g with { Donor = new(DonorKind.Organisation, new(PrivateKind.Name, g.DonationId, "示例公司（金湖）"), null, null, new(PrivateKind.Identity, g.DonationId, "91320831MA0000007Y")) });
        var bill = Bill() with { Payer = "示例公司(金湖)", PayerCode = "91320831ma0000007y" };
        Assert.Null(Refusal(bill, unit));
        Assert.Null(Refusal(bill with { PayerCode = "913208********0007Y" }, unit));
        Assert.Equal("receipt.payer_code_differs", Refusal(bill with { PayerCode = "13320831MB0000000D" }, unit)?.Code);
        Assert.Equal("credit_code.check_digit", Refusal(bill with { PayerCode = "91320831MA0000007X" }, unit)?.Code);
    }

    [Fact, Rule("FUN-07")]
    public void Who_is_anonymous_or_waived_it_is_owed_none()
    {
        Assert.Equal("receipt.donor_anonymous", Refusal(Bill(), Gift(but: g => g with { Donor = new(DonorKind.Anonymous, null, null, null, null) }))?.Code);
        var waived = Gift(but: g => g with { Receipt = ReceiptWish.Waived });
        Assert.Equal("receipt.waived", Refusal(Bill(), waived)?.Code);
        var asked = DonationGiven.Nothing.After(d => d.ChangeReceiptWish(ReceiptWish.Wanted, "来电", waived.Recorded, Asker, Now));
        asked.When(d => d.RegisterReceipt(Bill(), waived, null, Asker, Now)).Then<ReceiptRegistered>();
        asked.When(d => d.ChangeReceiptWish(ReceiptWish.Wanted, "来电", waived.Recorded, Asker, Now)).ThenFails(ReceiptErrors.WishUnchanged);
        Issued.When(d => d.ChangeReceiptWish(ReceiptWish.Waived, "来电", Gift().Recorded, Asker, Now)).ThenFails("receipt.valid_exists");
    }

    [Theory, Rule("FUN-07")]
    [InlineData(0, null)]
    [InlineData(1, "day.in_future")]
    [InlineData(-1, "receipt.before_received")]
    public void It_is_issued_after_the_gift_was_received_and_not_in_the_future(int days, string? code) => Assert.Equal(code, Refusal(Bill() with { IssuedOn = _today.AddDays(days) })?.Code);

    [Theory, Rule("FUN-07")]
    [InlineData("3201012", "0000000001", "receipt.code_invalid")]
    [InlineData("320101256", "0000000001", "receipt.code_invalid")]
    [InlineData("32010125", "000000001", "receipt.number_invalid")]
    [InlineData("32010125", "00000000A1", "receipt.number_invalid")]
    [InlineData("３２０１ ０１２５", "'0000000001", null)]
    public void A_code_has_eight_digits_and_a_number_ten(string code, string number, string? refusal) => Assert.Equal(refusal, Refusal(Bill() with { Code = code, Number = number })?.Code);

    [Fact, Rule("FUN-07")]
    public void An_electronic_one_has_its_check_code_unless_a_list_does_not_tell_it()
    {
        Assert.Equal("receipt.check_code_invalid", Refusal(Bill() with { CheckCode = null })?.Code);
        Assert.Equal("receipt.check_code_invalid", Refusal(Bill() with { CheckCode = "a-1" })?.Code);
        Assert.Null(Refusal(Bill() with { CheckCode = null, FromList = true }));
    }

    [Fact, Rule("FUN-07a")]
    public void An_electronic_one_is_reversed_by_a_bill_of_its_own_and_a_paper_one_is_voided()
    {
        Issued.When(d => d.VoidReceipt(Code, "0000000001", Red(), Asker, Now)).ThenFails(ReceiptErrors.ElectronicIsReversed);
        Issued.When(d => d.ReverseReceipt(Code, "0000000001", Red() with { Number = null }, Asker, Now)).ThenFails("receipt.number_invalid");
        Issued.When(d => d.ReverseReceipt(Code, "0000000001", Red() with { Reason = " " }, Asker, Now)).ThenFails("donation.reason_missing");
        Issued.When(d => d.ReverseReceipt(Code, "0000000001", Red() with { On = _today.AddDays(-1) }, Asker, Now)).ThenFails("receipt.before_issued");
        Issued.When(d => d.ReverseReceipt(Code, "0000000001", new(null, null, null, "清单", FromList: true), Asker, Now)).Then<ReceiptReversed>();
        Issued.After(d => d.ReverseReceipt(Code, "0000000001", Red(), Asker, Now)).When(d => d.ReverseReceipt(Code, "0000000001", Red("0000000010"), Asker, Now)).ThenFails(ReceiptErrors.Closed);
        var paper = DonationGiven.Nothing.After(d => d.RegisterReceipt(Bill() with { Kind = ReceiptKind.Paper, CheckCode = null }, Gift(), KeepingAPaperBook.Held, Asker, Now));
        paper.When(d => d.ReverseReceipt(Code, "0000000001", Red(), Asker, Now)).ThenFails(ReceiptErrors.PaperIsVoided);
        Assert.Empty(paper.When(d => d.VoidReceipt(Code, "0000000001", Red(), Asker, Now)).Claims);
    }

    [Fact, Rule("FUN-07a")]
    public void A_paper_one_stands_on_a_page_of_a_book_that_is_handed_out()
    {
        var paper = Bill() with { Kind = ReceiptKind.Paper, CheckCode = null };
        Assert.Equal("receipt.no_book", Refusal(paper)?.Code);
        Assert.Equal("receipt_book.not_handed_out", Refusal(paper, book: new(KeepingAPaperBook.BookId, KeepingAPaperBook.Received.State))?.Code);
        Assert.Null(Refusal(paper, book: KeepingAPaperBook.Held));
    }

    [Fact, Rule("FUN-07")]
    public void A_gift_has_ten_receipts_at_most_one_after_the_other()
    {
        var given = Issued;
        for (var n = 2; n <= Donation.MostReceipts; n++)
        {
            var (last, next) = ($"{n - 1:D10}", $"{n:D10}");
            given = given.After(d => d.ReverseReceipt(Code, last, Red($"{n + 100:D10}"), Asker, Now)).After(d => d.RegisterReceipt(Bill(next), Gift(), null, Asker, Now));
        }

        given.After(d => d.ReverseReceipt(Code, "0000000010", Red("0000000999"), Asker, Now)).When(d => d.RegisterReceipt(Bill("0000000011"), Gift(), null, Asker, Now)).ThenFails("receipt.too_many");
    }

    [Fact, Rule("FUN-07")]
    public void Money_that_a_receipt_speaks_of_does_not_leave_the_gift()
    {
        var change = Guid.Parse("0193a000-0000-7000-8000-0000000000c1");
        var asked = RunningCampaign().Gives(100).After(c => c.RequestRefund(change, Placed(c), 40, RefundReason.Duplicate, "汇了两次", Asker, Now)).State;
        var receipted = Placed(asked) with { Receipts = new(Yuan(100), "32010125-0000000001") };

        Assert.True(asked.IsWithdrawing(Placed(asked).Id));
        Assert.Equal("receipt.withdrawal_pending", Refusal(Bill(), Gift(pending: true))?.Code);
        var refused = asked.ApproveWithdrawal(change, receipted, Approver, Now).Error;
        Assert.Equal(("refund.receipt_valid", "FUN-07"), (refused?.Code, refused?.Rule));
        Assert.Contains("32010125-0000000001", refused!.Zh);
        Assert.Equal("refund.receipt_valid", asked.ApproveWithdrawal(change, receipted with { Receipts = new(Yuan(60.01m), "1") }, Approver, Now).Error?.Code);
        Assert.Null(asked.ApproveWithdrawal(change, receipted with { Receipts = new(Yuan(60), "1") }, Approver, Now).Error);
        var approved = asked.Apply(asked.ApproveWithdrawal(change, Placed(asked), Approver, Now).Events.Single());
        Assert.Equal(Yuan(60), approved.StandingOf(Placed(approved)));
        Assert.Equal("refund.receipt_valid", approved.PayRefund(change, receipted, "退1", null, Cashier, Now).Error?.Code);
        Assert.Null(approved.PayRefund(change, Placed(approved), "退1", null, Cashier, Now).Error);
    }

    private static PlacedGift Placed(Campaign campaign) => PlacedGift.Of(RunningCampaign().Gives(campaign.Lines[""].Received.InYuan).History.OfType<DonationRecorded>().Single());
}
