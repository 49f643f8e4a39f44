using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>Paper books are received, handed out, used page by page and written off (FUN-07a).</summary>
public sealed class KeepingPaperBooks(FundraisingFixture fundraising)
{
    private const string Books = "receipt-books";
    private readonly Desk _desk = fundraising.Desk;

    [Fact]
    public async Task Every_page_is_used_or_void_before_the_book_is_written_off()
    {
        var campaign = await _desk.Launch(Plans.General());
        var first = await _desk.Book(3);
        var path = $"{Books}/{Bills.Code}-{first}";
        var (gift, other) = ((await campaign.Record(Bills.Gift(10))).IsCreated(), (await campaign.Record(Bills.Gift(20))).IsCreated());

        var receipt = (await _desk.Post($"donations/{gift.Id}/receipts", Bills.Paper(10, first))).IsCreated();
        Assert.Equal("voided", (string?)(await _desk.Post($"receipts/{receipt.Json["fullNumber"]}/void", Bills.Void())).IsOk().Json["state"]);
        (await _desk.Post($"donations/{gift.Id}/receipts", Bills.Paper(10, first))).IsRefused(409, "receipt.number_used");
        (await _desk.Post($"{path}/void-number", Blank(first))).IsRefused(409, "receipt.number_used");
        var key = Guid.CreateVersion7().ToString();
        var spoilt = (await _desk.Post($"{path}/void-number", Blank(Bills.Next(first)), key)).IsOk();
        Assert.Equal((1, 1, 1), ((int)spoilt.Json["used"]!, (int)spoilt.Json["blanks"]!, (int)spoilt.Json["left"]!));
        (await _desk.Post($"donations/{other.Id}/receipts", Bills.Paper(20, Bills.Next(first)))).IsRefused(409, "receipt.number_used");
        Assert.Contains(Bills.Next(first, 2), (string?)(await _desk.Post($"{path}/write-off")).IsRefused(409, "receipt_book.pages_open").Json["detail"]);
        (await _desk.Post($"donations/{other.Id}/receipts", Bills.Paper(20, Bills.Next(first, 2)))).IsCreated();
        var off = (await _desk.Post($"{path}/write-off", new JsonObject { ["remark"] = "存根已交回" })).IsOk();

        Assert.Equal(("writtenOff", 2, 1, 0), ((string?)off.Json["status"], (int)off.Json["used"]!, (int)off.Json["blanks"]!, (int)off.Json["left"]!));
        Assert.Equal(off.Text, (await _desk.Get(path)).IsOk().Text);
        Assert.Equal((spoilt.Text, true), ((await _desk.Post($"{path}/void-number", Blank(Bills.Next(first)), key)).Text, (await _desk.Post($"{path}/void-number", Blank(Bills.Next(first)), key)).Replayed));
        (await _desk.Post($"{path}/hand-out", new JsonObject { ["to"] = "示例乙" })).IsRefused(409, "receipt_book.written_off");
        Assert.Equal(["receipt-book-received", "receipt-book-handed-out", "receipt-blank-voided", "receipt-book-written-off"], (await _desk.Get($"{path}/history")).IsOk().Items.Select(i => (string?)i!["what"]));
        Assert.Contains((await _desk.All($"{Books}?status=writtenOff&code={Bills.Code}&keeper=示例")), b => (string?)b["fromNumber"] == first);
    }

    [Fact]
    public async Task Books_do_not_overlap_and_a_page_needs_its_book()
    {
        var campaign = await _desk.Launch(Plans.General());
        var gift = (await campaign.Record(Bills.Gift(10))).IsCreated();
        var number = Bills.NewNumber();

        (await _desk.Post($"donations/{gift.Id}/receipts", Bills.Paper(10, number))).IsRefused(422, "receipt.no_book");
        (await _desk.Post(Books, Bills.Asking(number, number))).IsCreated();
        (await _desk.Post(Books, Bills.Asking(Bills.Next(number, -1), number))).IsRefused(409, "receipt_book.overlaps");
        (await _desk.Post($"{Books}?dryRun=true", Bills.Asking(number, Bills.Next(number, 5)))).IsRefused(409, "receipt_book.overlaps");
        (await _desk.Post($"donations/{gift.Id}/receipts", Bills.Paper(10, number))).IsRefused(409, "receipt_book.not_handed_out");
        (await _desk.Get($"{Books}/{Bills.Code}-0000000000")).IsRefused(404, "receipt_book.not_found");
    }

    [Fact]
    public async Task The_keeper_of_a_book_is_needed_until_it_is_written_off()
    {
        var first = await _desk.Book(1);
        var book = (await _desk.Get($"{Books}/{Bills.Code}-{first}")).IsOk();
        var asked = new JsonObject { ["subject"] = book.Id, ["kinds"] = new JsonArray("name"), ["reason"] = "本人来函请求", ["identityChecked"] = true };

        var told = (await _desk.Post("/api/v1/platform/erasures?dryRun=true", asked)).IsOk();

        Assert.Equal("FUN-07a", (string?)Assert.Single(told.Json["kept"]!.AsArray())!["rule"]);
        Assert.Equal("示例**", (string?)book.Json["keeper"]);
    }

    private static JsonObject Blank(string number) => new() { ["number"] = number, ["reason"] = "打印错位" };
}
