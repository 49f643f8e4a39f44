using System.Net;
using JinhuRedCross.IntegrationTests.Web;

namespace JinhuRedCross.IntegrationTests.Fundraising;

public sealed class ListsOut(OutFixture desk) : IClassFixture<OutFixture>
{
    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task Gifts_leave_with_names_as_their_donors_chose(string kind)
    {
        var (fund, number) = await FundWithGifts();

        var rows = await desk.Rows($"{fund}/donations.{kind}");

        Assert.Equal($"{number} 日常受赠示例 捐赠名单", rows[0][0]);
        Assert.Matches(@"^截至 \d{4}-\d\d-\d\d \d\d:\d\d:\d\d（北京时间），账本第 \d+ 条$", rows[1][0]);
        Assert.Equal(["序号", "捐赠编号", "捐赠日期", "到账日期", "登记日期", "捐赠人", "金额（元）", "方式", "定向用途", "备注"], rows[2]);
        Assert.Equal(["示例甲", "示**", "爱心人士", "爱心人士", "金湖示例公司", "爱心单位"], rows[3..9].Select(r => r[5]));
        Assert.Equal(["1", "2", "3", "4", "5", "6"], rows[3..9].Select(r => r[0]));
        Assert.Equal($"{number}-000001", rows[3][1]);
        Assert.Equal("现金", rows[3][7]);
        Assert.Equal("助学", rows[4][8]);
        Assert.Equal("共 6 笔", rows[9][1]);
        Assert.Equal("合计", rows[9][0]);
        Assert.Equal(rows[3..9].Sum(r => OutFixture.Yuan(r[6])), OutFixture.Yuan(rows[9][6]));
        Assert.Equal(2100.21m, OutFixture.Yuan(rows[9][6]));
        Assert.Equal(10, rows.Count);
    }

    [Fact]
    public async Task Days_are_Chinas_days()
    {
        var (fund, _) = await FundWithGifts();

        var first = (await desk.Rows($"{fund}/donations.csv"))[3];

        Assert.Equal(["2026-01-20", "2026-01-21"], first[2..4]);
    }

    [Fact]
    public async Task A_list_of_some_gifts_adds_up_and_says_that_it_is_not_the_whole()
    {
        var (fund, _) = await FundWithGifts();

        var rows = await desk.Rows($"{fund}/donations.csv?earmark=助学&amountFrom=100&receivedFrom=2026-01-21&channel=cash");
        var none = await desk.Rows($"{fund}/donations.csv?name=没有这个人");

        Assert.EndsWith("；仅列出符合筛选条件的记录", rows[1][0]);
        Assert.Equal(["合计", "共 1 笔", "", "", "", "", "200.01"], rows[^1]);
        Assert.Equal(["合计", "共 0 笔", "", "", "", "", "0.00"], none[^1]);
    }

    [Theory]
    [InlineData("donations.csv", 4)]
    [InlineData("donations.xlsx", 4)]
    [InlineData("disbursements.csv", 5)]
    [InlineData("disbursements.xlsx", 5)]
    public async Task An_empty_fund_has_a_header_and_a_total_of_nothing(string list, int rows)
    {
        var (fund, _) = await desk.Fund();

        var found = await desk.Rows($"{fund}/{list}");

        Assert.Equal(rows, found.Count);
        Assert.Equal("合计", found[3][0]);
        Assert.Equal("共 0 笔", found[3][1]);
        Assert.Equal(0, OutFixture.Yuan(found[3][^1]));
    }

    [Fact]
    public async Task A_name_that_reads_as_a_formula_is_disarmed()
    {
        var (fund, number) = await desk.Fund("=SUM(A1)");
        await desk.Give(fund, "organisation", "=1+1", 1, "name");

        var csv = await desk.Rows($"{fund}/donations.csv");
        var xlsx = await desk.Rows($"{fund}/donations.xlsx");

        Assert.Equal("'=1+1", csv[3][5]);
        Assert.Equal("=1+1", xlsx[3][5]);
        Assert.Equal($"{number} =SUM(A1) 捐赠名单", csv[0][0]);
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task Payments_leave_with_people_masked_and_the_paid_ones_summed(string kind)
    {
        var (fund, number) = await FundWithGifts();
        var paid = await Ask(fund, 800.1m, "购买学习用品", "金湖示例文具店");
        await Ask(fund, 100.5m, "交通补助", "示例乙");
        await desk.Send($"{fund}/disbursements/{paid}/approve", actor: "approver");
        await desk.Send($"{fund}/disbursements/{paid}/pay", new { voucherNumber = "示例凭1", paidOn = "2026-01-22" }, "cashier");

        var rows = await desk.Rows($"{fund}/disbursements.{kind}");
        var waiting = await desk.Rows($"{fund}/disbursements.{kind}?status=requested");

        Assert.Equal(["序号", "拨付编号", "用途", "收款人", "金额（元）", "状态", "定向用途", "受益人数", "决策文号", "经办", "审批", "凭证号", "付款日期"], rows[2]);
        Assert.Equal(["1", $"{number}-Z0001", "购买学习用品", "金湖示例文具店"], rows[3][..4]);
        Assert.Equal(["已付", "", "20", "", "local", "approver", "示例凭1"], rows[3][5..12]);
        Assert.Equal(("示**", "待审批"), (rows[4][3], rows[4][5]));
        Assert.Equal(("合计", "共 2 笔", 900.6m), (rows[5][0], rows[5][1], OutFixture.Yuan(rows[5][4])));
        Assert.Equal(("其中已付", "共 1 笔", 800.1m), (rows[6][0], rows[6][1], OutFixture.Yuan(rows[6][4])));
        Assert.Equal(("共 1 笔", 100.5m), (waiting[4][1], OutFixture.Yuan(waiting[4][4])));
    }

    [Theory]
    [InlineData("donations", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "捐赠名单")]
    [InlineData("disbursements", "csv", "text/csv", "拨付明细")]
    public async Task A_file_has_its_type_and_a_name_that_old_programs_can_read_too(string list, string kind, string type, string name)
    {
        var (_, number) = await desk.Fund();

        using var response = await desk.Client.GetAsync($"{OutFixture.Campaigns}/{number}/{list}.{kind}");

        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal($"{number}-{list}.{kind}", response.Content.Headers.ContentDisposition.FileName);
        Assert.Equal($"{number}-{name}.{kind}", response.Content.Headers.ContentDisposition.FileNameStar);
    }

    [Theory]
    [InlineData("donations.xlsx")]
    [InlineData("donations.csv")]
    [InlineData("disbursements.xlsx")]
    [InlineData("disbursements.csv")]
    public async Task A_campaign_that_is_not_there_has_no_list(string list)
    {
        var problem = await WebFixture.ProblemOf(await desk.Client.GetAsync($"{OutFixture.Campaigns}/JH-MJ-1999-0001/{list}"), HttpStatusCode.NotFound);

        Assert.Equal("campaign.not_found", (string?)problem["code"]);
        await WebFixture.ProblemOf(await desk.Client.GetAsync($"{OutFixture.Campaigns}/JH-MJ-1999-0001/{list}?colour=red"), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_import_template_explains_itself_and_is_empty()
    {
        var rows = await desk.Rows("/api/v1/fundraising/imports/template.xlsx");

        Assert.StartsWith("捐赠名单导入模板", rows[0][0]);
        Assert.Equal(["序号", "捐赠日期", "捐赠(单位/姓名)", "捐赠金额（元）", "备注", "交易单号", "定向用途", "电话"], rows[1]);
        Assert.Equal(2, rows.Count);
    }

    private async Task<(string Path, string Number)> FundWithGifts()
    {
        var fund = await desk.Fund();
        await desk.Give(fund.Path, "individual", "示例甲", 100, "name");
        await desk.Give(fund.Path, "individual", "示例乙", 200.01m, "masked", "助学");
        await desk.Give(fund.Path, "individual", "示例丙", 300.2m, "anonymous");
        await desk.Give(fund.Path, "anonymous", null, 400, "anonymous");
        await desk.Give(fund.Path, "organisation", "金湖示例公司", 500, "masked");
        await desk.Give(fund.Path, "organisation", "金湖示例超市", 600, "anonymous");
        return fund;
    }

    private async Task<string> Ask(string fund, decimal amount, string purpose, string payee) =>
        (string)(await desk.Send($"{fund}/disbursements", new { amount, purpose, payee, beneficiaryCount = 20 }))["id"]!;
}
