using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Domain.Receipts;
using JinhuRedCross.Fundraising.ReadModels;
using static JinhuRedCross.UnitTests.Fundraising.Scenarios;
using BookGiven = JinhuRedCross.UnitTests.Given<JinhuRedCross.Fundraising.Domain.Receipts.ReceiptBook, JinhuRedCross.Fundraising.Domain.Receipts.BookEvent>;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>A paper book of receipts: no two overlap, somebody has it, and it is written off when every page is accounted for.</summary>
public sealed class KeepingAPaperBook
{
    private const string Code = "32010125";
    private static readonly DateOnly _today = ChinaTime.DayOf(Now);
    private static readonly ProposedBook _asked = new(Code, "0000000001", "0000000004", null);

    internal static readonly Guid BookId = new("0193a000-0000-7000-8000-0000000000d1");

    internal static BookGiven Received => BookGiven.Nothing.After(b => b.Receive(BookId, _asked, Asker, Now));

    internal static HeldBook Held => new(BookId, HandedOut.State);

    private static BookGiven HandedOut => Received.After(b => b.HandOut(BookId, Cashier, null, Asker, Now));

    [Fact, Rule("FUN-07a")]
    public void A_book_claims_each_of_its_pages()
    {
        var decided = BookGiven.Nothing.When(b => b.Receive(BookId, _asked, Asker, Now));
        var received = decided.Then<BookReceived>();
        Assert.Equal(["32010125:0000000001", "32010125:0000000002", "32010125:0000000003", "32010125:0000000004"], decided.Claims.Select(c => c.Name));
        Assert.All(decided.Claims, c => Assert.Equal("receipt-book", c.Kind));
        Assert.Equal("receipt_book.overlaps", decided.Claims[0].WhenTaken(received).Code);
    }

    [Theory, Rule("FUN-07a")]
    [InlineData("0000000001", "0000000500", null)]
    [InlineData("0000000001", "0000000501", "receipt_book.too_large")]
    [InlineData("0000000002", "0000000001", "receipt_book.out_of_order")]
    [InlineData("0000000002", "0000000002", null)]
    [InlineData("2", "0000000002", "receipt.number_invalid")]
    public void Its_numbers_run_from_the_first_to_the_last(string from, string to, string? code) =>
        Assert.Equal(code, ReceiptBook.Initial.Receive(BookId, _asked with { FromNumber = from, ToNumber = to }, Asker, Now).Error?.Code);

    [Fact, Rule("FUN-07a")]
    public void A_receipt_stands_only_in_a_book_that_somebody_has()
    {
        Assert.Equal(BookErrors.NotHandedOut, Received.State.UseFault(_today));
        Assert.Null(HandedOut.State.UseFault(_today));
        Assert.Equal("receipt_book.issued_before_hand_out", HandedOut.State.UseFault(_today.AddDays(-1))?.Code);
        // Handed on, it keeps the day from which it was in use.
        var handedOn = HandedOut.After(b => b.HandOut(BookId, Asker, null, Asker, Now.AddDays(3)));
        Assert.Null(handedOn.State.UseFault(_today));
        Assert.Equal(BookErrors.WrittenOff, WrittenOff.State.UseFault(_today));
    }

    [Fact, Rule("FUN-07a")]
    public void A_spoilt_page_claims_the_name_that_a_receipt_would()
    {
        var decided = HandedOut.When(b => b.VoidBlank("0000000003", "打印错位", null, Asker, Now));
        Assert.Equal(3, ReceiptNumbers.ValueOf(decided.Then<ReceiptBlankVoided>().Number));
        Assert.Equal(ReceiptNumbers.ClaimOf(Code, "0000000003").Name, decided.Claims.Single().Name);
        HandedOut.When(b => b.VoidBlank("0000000005", "打印错位", null, Asker, Now)).ThenFails(BookErrors.NumberOutside);
        HandedOut.When(b => b.VoidBlank("0000000003", null, null, Asker, Now)).ThenFails("donation.reason_missing");
        WrittenOff.When(b => b.VoidBlank("0000000003", "打印错位", null, Asker, Now)).ThenFails(BookErrors.WrittenOff);
    }

    [Fact, Rule("FUN-07a")]
    public void It_is_written_off_when_every_page_is_used_or_void()
    {
        var spoilt = HandedOut.After(b => b.VoidBlank("0000000003", "打印错位", null, Asker, Now));
        spoilt.When(b => b.WriteOff(new HashSet<long> { 1, 2 }, null, null, Asker, Now)).ThenFails("receipt_book.pages_open", "FUN-07a", "0000000004");
        var off = spoilt.When(b => b.WriteOff(new HashSet<long> { 1, 2, 4 }, null, null, Asker, Now)).Then<BookWrittenOff>();
        Assert.Equal((3, 1), (off.Used, off.Blanks));
        Received.When(b => b.WriteOff(new HashSet<long> { 1, 2, 3, 4 }, null, null, Asker, Now)).ThenFails(BookErrors.NotHandedOut);
        WrittenOff.When(b => b.WriteOff(new HashSet<long>(), null, null, Asker, Now)).ThenFails(BookErrors.WrittenOff);
        WrittenOff.When(b => b.HandOut(BookId, Asker, null, Asker, Now)).ThenFails(BookErrors.WrittenOff);
    }

    [Fact, Rule("SEC-03")]
    public void The_row_counts_its_pages_and_forgets_its_keeper()
    {
        var gift = new JinhuRedCross.BuildingBlocks.Journal.StreamId("donation", Guid.CreateVersion7());
        var registered = new ReceiptRegistered(Code, "0000000001", ReceiptKind.Paper, null, _today, new(PrivateKind.Name, gift.Id, "张三"), false, null, null, Yuan(1), [], null, null, "1", Id, 1, null, BookId, false, Asker, Now);
        var voided = new ReceiptVoided(Code, "0000000001", Yuan(1), 1, null, BookId, _today, "错", Asker, Now);
        List<Recorded> records = [.. HandedOut.After(b => b.VoidBlank("0000000003", "错", null, Asker, Now)).History.Select((e, i) => new Recorded(i + 1, new("receipt-book", BookId), i + 1, e, Asker, Now))];
        records.AddRange([new(5, gift, 1, registered, Asker, Now), new(6, gift, 2, voided, Asker, Now)]);

        var row = Assert.Single(CampaignRows.Fold<ReceiptBookRow>(records));
        Assert.Equal((4, 1, 1, 1, 2, Cashier, 3L), (row.Pages, row.Used, row.Voided, row.Blanks, row.Left, row.Keeper, row.Version));
    }

    private static BookGiven WrittenOff => HandedOut.After(b => b.WriteOff(new HashSet<long> { 1, 2, 3, 4 }, null, null, Asker, Now));
}
