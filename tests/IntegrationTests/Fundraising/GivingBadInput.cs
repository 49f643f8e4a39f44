using System.Text.Json;

namespace JinhuRedCross.IntegrationTests.Fundraising;

public sealed class GivingBadInput(FundraisingFixture fundraising)
{
    private readonly Desk _desk = fundraising.Desk;

    [Theory]
    [InlineData("amount", "0", "amount.not_positive")]
    [InlineData("amount", "-1", "amount.not_positive")]
    [InlineData("amount", "0.001", "amount.too_precise")]
    [InlineData("amount", "1e18", "amount.too_large")]
    [InlineData("amount", "9999999999.99", "donation.letter_required")]
    [InlineData("amount", "10000000000", "amount.too_large")]
    [InlineData("amount", "1e400", "request.number_out_of_range")]
    [InlineData("amount", "1e-400", "request.number_out_of_range")]
    [InlineData("amount", "NaN", "request.json_malformed")]
    [InlineData("amount", "\"NaN\"", "request.wrong_type")]
    [InlineData("amount", "\"10\"", "request.wrong_type")]
    [InlineData("amount", "true", "request.wrong_type")]
    [InlineData("amount", "null", "amount.missing")]
    [InlineData("donor", "null", "donation.field_missing")]
    [InlineData("donor", "[]", "request.wrong_type")]
    [InlineData("donor", "{}", "donation.field_missing")]
    [InlineData("donor", "{\"kind\":\"individual\"}", "donation.field_missing")]
    [InlineData("donor", "{\"kind\":\"anonymous\",\"name\":\"示例甲\"}", "donation.anonymous_has_name")]
    [InlineData("donor", "{\"kind\":\"person\",\"name\":\"示例甲\"}", "request.unknown_value")]
    [InlineData("donor", "{\"kind\":0,\"name\":\"示例甲\"}", "request.unknown_value")]
    [InlineData("donor", "{\"kind\":\"individual\",\"name\":\"示例甲\",\"nmae\":1}", "request.unknown_member")]
    [InlineData("channel", "\"bank\"", "request.unknown_value")]
    [InlineData("channel", "null", "donation.field_missing")]
    [InlineData("publicity", "null", "donation.field_missing")]
    [InlineData("receipt", "null", "donation.field_missing")]
    [InlineData("receivedAt", "null", "donation.field_missing")]
    [InlineData("receivedAt", "\"2026-01-01T00:00:00\"", "request.offset_missing")]
    [InlineData("receivedAt", "\"9999-12-31T23:59:59-14:00\"", null)]
    [InlineData("receivedAt", "\"9999-12-31T23:59:59Z\"", "day.out_of_range")]
    [InlineData("receivedAt", "\"0001-01-01T00:00:00Z\"", "day.out_of_range")]
    [InlineData("receivedAt", "\"2199-12-30T23:59:59Z\"", "donation.received_in_future")]
    [InlineData("receivedAt", "\"0001-01-01T00:00:00+14:00\"", null)]
    [InlineData("givenAt", "\"9999-12-31T23:59:59Z\"", "day.out_of_range")]
    [InlineData("givenAt", "\"2199-12-30T23:59:59Z\"", "donation.given_after_received")]
    [InlineData("givenAt", "1769000000", "request.offset_missing")]
    [InlineData("overseas", "\"yes\"", "request.wrong_type")]
    [InlineData("goods", "1", "request.wrong_type")]
    [InlineData("id", "\"x\"", "request.unknown_member")]
    public async Task A_gift_that_is_wrong_somewhere_is_refused(string member, string value, string? code)
    {
        var campaign = await _desk.Launch();
        var gift = Plans.Gift(10).With(member, "PLACE").ToJsonString().Replace("\"PLACE\"", value);

        var refused = (await _desk.PostText(campaign.Path + "/donations", gift)).IsRefusedAsBad();

        if (code is not null) Assert.Equal(code, refused.Code);
        Assert.Equal(0, (int?)(await campaign.Get()).Json["donationCount"]);
    }

    [Theory]
    [InlineData("name", "示", "name.length")]
    [InlineData("name", "一二三四五六七八九十一二三四五六七八九十一二三四五六", "name.length")]
    [InlineData("name", "示例1", "name.digits")]
    [InlineData("idNumber", "320831199003079995", "identity.check_digit")]
    [InlineData("idNumber", "32083119900307999", null)]
    [InlineData("idNumber", "320831209903079994", null)]
    [InlineData("phone", "12345", "phone.invalid")]
    [InlineData("phone", "1380013800x", "phone.invalid")]
    [InlineData("creditCode", "91350100M000100Y43", "donation.credit_code_of_organisations")]
    public async Task A_donor_whose_data_cannot_be_right_is_refused_and_not_repeated(string member, string value, string? code)
    {
        var campaign = await _desk.Launch();

        var refused = (await campaign.Record(Plans.Gift(10).With("donor." + member, value))).IsRefused(422, code);

        Assert.NotNull(refused.Json["errors"]!["donor." + member]);
        if (member is "idNumber" or "phone") Assert.DoesNotContain(value, refused.Text);
    }

    [Theory]
    [InlineData("91350100M000100Y44")]
    [InlineData("9135")]
    public async Task An_organisation_with_a_wrong_credit_code_is_refused(string credit)
    {
        var campaign = await _desk.Launch();
        var donor = Plans.Donor("organisation", "金湖示例有限公司").With("creditCode", credit);

        Assert.NotNull((await campaign.Record(Plans.Gift(10).With("donor", donor))).IsRefused(422).Json["errors"]!["donor.creditCode"]);
    }

    [Theory]
    [InlineData("endsOn", "2020-01-01", "campaign.ends_before_start")]
    [InlineData("startsOn", "0001-01-01", "day.out_of_range")]
    [InlineData("endsOn", "9999-12-31", "day.out_of_range")]
    [InlineData("goalAmount", 0, "amount.not_positive")]
    [InlineData("goalAmount", 0.001, "amount.too_precise")]
    [InlineData("costEstimate", -1, "amount.not_positive")]
    [InlineData("kind", "secret", "request.unknown_value")]
    [InlineData("donationMethods", "cash", "request.wrong_type")]
    [InlineData("title", " ", "campaign.plan_incomplete")]
    [InlineData("startsOn", "2026-02-30", "request.wrong_type")]
    [InlineData("certificate.validTo", "2001-01-01", "campaign.certificate_incomplete")]
    [InlineData("status", "running", "request.unknown_member")]
    public async Task A_plan_that_is_wrong_somewhere_is_refused(string member, object value, string code) =>
        (await _desk.Post("campaigns", Plans.Public().With(member, JsonSerializer.SerializeToNode(value)))).IsRefusedAsBad().IsRefused(code.StartsWith("request", StringComparison.Ordinal) ? 400 : 422, code);

    [Theory]
    [InlineData("file", "filedOn")]
    [InlineData("launch", "on")]
    public async Task No_step_lies_in_the_future(string verb, string member)
    {
        var campaign = verb == "file" ? await _desk.Draft(Plans.Public()) : await _desk.File();

        (await campaign.Post(verb, Plans.Filing().Without("filedOn").Without(verb == "file" ? "x" : "filingNumber").With(member, Plans.Day(1)))).IsRefused(422, "day.in_future");
    }

    [Theory]
    [InlineData("amount", "0")]
    [InlineData("amount", "0.001")]
    [InlineData("amount", "1e18")]
    [InlineData("purpose", "\" \"")]
    [InlineData("payee", "null")]
    [InlineData("beneficiaryCount", "-1")]
    [InlineData("beneficiaryCount", "1.5")]
    [InlineData("beneficiaryCount", "1e30")]
    [InlineData("purpose", "\"\\u202e\"")]
    [InlineData("bank", "1")]
    public async Task A_payment_that_is_wrong_somewhere_is_refused(string member, string value)
    {
        var campaign = await _desk.Launch();
        await campaign.Receive(10);

        (await _desk.PostText(campaign.Path + "/disbursements", Plans.Payment(10).With(member, "PLACE").ToJsonString().Replace("\"PLACE\"", value))).IsRefusedAsBad();
    }
}
