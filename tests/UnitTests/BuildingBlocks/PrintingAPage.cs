using JinhuRedCross.BuildingBlocks.Web.Print;

namespace JinhuRedCross.UnitTests.BuildingBlocks;

/// <summary>What is printed is text, whatever people typed.</summary>
public sealed class PrintingAPage
{
    private static readonly DateTimeOffset _now = new(2025, 7, 10, 16, 0, 1, TimeSpan.Zero);

    [Fact]
    public void A_value_is_never_read_as_html()
    {
        var html = PrintHtml.Of(new(Bad, new PrintFields(Bad, new PrintField(Bad, Bad)), new PrintTable(Bad, [Bad], [Bad]), new PrintText(Bad, Bad)) { AsOf = _now, Organisation = Bad, Number = Bad, Note = Bad });

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("'x\"", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_stand_in_pairs_wide_ones_alone_and_nothing_is_a_dash()
    {
        var html = PrintHtml.Of(new("审批单", new PrintFields(null, new PrintField("甲", "1"), new PrintField("乙", null), new PrintField("丙", "3"), new PrintField("丁", "4", Wide: true))) { AsOf = _now });

        Assert.Contains("<tr><th scope=\"row\">甲</th><td>1</td><th scope=\"row\">乙</th><td>—</td></tr>", html, StringComparison.Ordinal);
        Assert.Contains("<tr><th scope=\"row\">丙</th><td colspan=\"3\">3</td></tr>\n<tr><th scope=\"row\">丁</th><td colspan=\"3\">4</td></tr>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_foot_tells_the_moment_in_china() =>
        Assert.Contains("<footer>截至 2025-07-11 00:00:01（北京时间）</footer>", PrintHtml.Of(new("审批单") { AsOf = _now }), StringComparison.Ordinal);

    [Fact]
    public void A_qr_code_is_drawn_into_the_page_the_same_each_time_with_its_address_under_it()
    {
        const string address = "https://www.example.org/check?code=ABCD2345&page=1";
        var html = PrintHtml.Of(new("证书", new PrintBeside(new PrintQr(address, "扫码核验", Bad), new PrintSeal(Bad, "2025年7月11日"))) { AsOf = _now, Certificate = true });

        Assert.Contains(QrDrawing.Of(address), html, StringComparison.Ordinal);
        Assert.Equal(QrDrawing.Of(address), QrDrawing.Of(address));
        Assert.NotEqual(QrDrawing.Of(address), QrDrawing.Of(address.Replace('5', '6')));
        Assert.Contains("<p class=\"address\">https://www.example.org/check?code=ABCD2345&amp;page=1</p>", html, StringComparison.Ordinal);
        Assert.Contains("<p class=\"place\">（盖章处）</p>", html, StringComparison.Ordinal);
        // What the policy of these pages forbids.
        foreach (var no in (string[])["<img", "<script", " style=", "<image", "href="]) Assert.DoesNotContain(no, html, StringComparison.OrdinalIgnoreCase);
    }

    private const string Bad = "<script>alert('x\")</script>";
}
