namespace JinhuRedCross.IntegrationTests.Fundraising;

public sealed class WritingTexts(FundraisingFixture fundraising)
{
    private readonly Desk _desk = fundraising.Desk;

    public static TheoryData<string> Texts => ["message", "earmark", "transactionNumber", "letterReference", "donor.name"];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task No_text_holds_what_breaks_files_or_the_order_of_reading(string member)
    {
        var campaign = await _desk.Launch();
        foreach (var evil in (string[])["\\u0000", "\\u0007", "\\ud800", "\\udc00x", "\\u202e", "\\u2066", "\\ufffe"])
        {
            var gift = Plans.Gift(10).With(member, "PLACE").ToJsonString().Replace("PLACE", "示" + evil + "例");
            (await _desk.PostText(campaign.Path + "/donations", gift)).IsRefusedAsBad();
        }

        (await campaign.Record(Plans.Gift(10).With(member, new string('x', 1 << 20)))).IsRefused(422);
        Assert.Equal(0, (int?)(await campaign.Get()).Json["donationCount"]);
    }

    [Theory]
    [InlineData("message", "𠮷野家：祝平安👨‍👩‍👧")]
    [InlineData("message", "مرحبا بكم")]
    [InlineData("message", "一行\n两行\t三")]
    [InlineData("message", "=cmd|' /C calc'!A0")]
    [InlineData("message", "<script>alert(1)</script>'; drop table journal; --")]
    [InlineData("earmark", "助学𪚥‘引号’\"双引\"%_\\")]
    public async Task Letters_of_any_script_come_back_unchanged(string member, string text)
    {
        var campaign = await _desk.Launch();
        var gift = (await campaign.Record(Plans.Gift(10).With(member, text))).IsCreated();

        Assert.Equal(text, (string?)gift.Json[member]);
        Assert.Equal(text, (string?)(await _desk.Get("donations/" + gift.Id)).Json[member]);
        if (member == "earmark") Assert.Single((await campaign.Get("donations?earmark=" + Uri.EscapeDataString(text))).IsOk().Items);
    }

    [Theory]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五")]
    [InlineData("𠮷𠮷")]
    [InlineData("阿卜杜拉·买买提")]
    [InlineData("محمد")]
    public async Task A_name_of_25_characters_or_of_any_script_is_taken(string name)
    {
        var campaign = await _desk.Launch();
        (await campaign.Record(Plans.Gift(10).With("donor.name", name).With("publicity", "name"))).IsCreated();

        Assert.Equal(name, (string?)(await _desk.Get(campaign.PublicPath + "/donations")).Items.Single()!["donor"]);
    }
}
