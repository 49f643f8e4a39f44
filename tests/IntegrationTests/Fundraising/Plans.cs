using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>Requests that every rule likes, to be sent as they are or spoilt in one place.</summary>
internal static class Plans
{
    public static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(8));

    public static string Day(int fromToday) => Today.AddDays(fromToday).ToString("yyyy-MM-dd");

    public static JsonObject Public() => new()
    {
        ["title"] = "测试助学募捐",
        ["purpose"] = "资助困难家庭学生",
        ["kind"] = "public",
        ["startsOn"] = Day(-30),
        ["endsOn"] = Day(300),
        ["area"] = "江苏省淮安市金湖县",
        ["responsiblePerson"] = "示例负责人",
        ["officeAddress"] = "示例路1号",
        ["donationMethods"] = new JsonArray("bankTransfer", "cash"),
        ["bankAccount"] = "示例银行",
        ["beneficiaries"] = "困难家庭学生",
        ["useOfFunds"] = "助学金",
        ["costEstimate"] = 0,
        ["surplusPlan"] = "用于同类项目",
        ["goalAmount"] = 100000,
        ["certificate"] = new JsonObject { ["number"] = "示例证001", ["validFrom"] = Day(-400), ["validTo"] = Day(800) },
    };

    public static JsonObject Emergency() => Public().With("emergency", true).With("incidentName", "示例洪灾").With("startsOn", Day(-3));

    public static JsonObject Targeted() => Public().With("kind", "targeted").Without("certificate");

    public static JsonObject General() => new() { ["title"] = "日常受赠", ["kind"] = "general" };

    public static JsonObject Filing(int fromToday = -45) => new() { ["filingNumber"] = "示例备案A1", ["filedOn"] = Day(fromToday) };

    public static JsonObject Gift(decimal yuan) => new()
    {
        ["donor"] = Donor("individual", "示例甲"),
        ["amount"] = yuan,
        ["channel"] = "bankTransfer",
        ["transactionNumber"] = Desk.NewTransaction(),
        ["givenAt"] = Day(-1) + "T09:30:00+08:00",
        ["receivedAt"] = Day(-1) + "T09:31:00+08:00",
        ["publicity"] = "masked",
        ["receipt"] = "waived",
    };

    public static JsonObject Donor(string kind, string? name) => new JsonObject { ["kind"] = kind }.With("name", name);

    public static JsonObject Payment(decimal yuan) => new() { ["amount"] = yuan, ["purpose"] = "购买学习用品", ["payee"] = "示例文具店" };

    public static JsonObject Voucher() => new() { ["voucherNumber"] = "示例记字第1号", ["paidOn"] = Day(0) };

    /// <summary>The same with one member set; null takes it out.</summary>
    /// <param name="path">A member, or a member of a member: <c>donor.phone</c>.</param>
    public static JsonObject With(this JsonObject request, string path, JsonNode? value)
    {
        var names = path.Split('.');
        var part = names[..^1].Aggregate(request, (o, name) => o[name]!.AsObject());
        if (value is null) part.Remove(names[^1]);
        else part[names[^1]] = value;
        return request;
    }

    public static JsonObject Without(this JsonObject request, string path) => request.With(path, null);
}
