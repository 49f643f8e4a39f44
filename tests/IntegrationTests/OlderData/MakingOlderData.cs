using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Fundraising;

namespace JinhuRedCross.IntegrationTests.OlderData;

/// <summary>Makes a data folder with the host of some state of the code, and keeps it with all that was said. Run by eng/older-data.sh, never with the other tests.</summary>
public sealed class MakingOlderData
{
    public const string ExchangesFile = "exchanges.json";

    internal static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    [Fact(Explicit = true)]
    public async Task Lives_through_a_year_at_the_desk()
    {
        var result = Environment.GetEnvironmentVariable("OLDER_DATA") ?? throw new InvalidOperationException("Run eng/older-data.sh");
        var folder = Directory.CreateTempSubdirectory("jinhu-older-").FullName;
        var scribe = new Scribe(new SigningIn(folder, TimeProvider.System));
        await using (var host = await ProcessHost.Start(folder))
        {
            using var client = new HttpClient(scribe) { BaseAddress = host.Client.BaseAddress };
            await Live(new(client), new(host.Client));
            Assert.Equal(0, await host.Stop());
        }

        await File.WriteAllTextAsync(Path.Combine(folder, ExchangesFile), JsonSerializer.Serialize(scribe.Exchanges, Json), TestContext.Current.CancellationToken);
        File.Delete(result);
        await ZipFile.CreateFromDirectoryAsync(folder, result, TestContext.Current.CancellationToken);
        Directory.Delete(folder, recursive: true);
    }

    /// <param name="unheard">What is said there is not kept.</param>
    private static async Task Live(Desk desk, Desk unheard)
    {
        var campaign = await desk.Launch(HandedIn.Plan.With("endsOn", "2099-12-31").With("certificate.validTo", "2099-12-31"));
        await campaign.Post("file", Plans.Filing().With("filedOn", "2020-01-25"));
        var gift = await campaign.Receive(1409.5m);
        await campaign.Record(Plans.Gift(20).With("donor.phone", "13800138000").With("message", "加油").With("earmark", "学校").With("overseas", true));
        await campaign.Record(Plans.Gift(0));
        await campaign.Post("suspend", new JsonObject { ["reason"] = "核对账目" });
        await campaign.Record(Plans.Gift(1));
        await campaign.Step("resume");
        var list = HandedIn.Csv("1,2020-01-29,张示例,100.00,T1,", "2,2020-01-29,示例公司,2000000,T2,", "3,2020-01-30,李示例,1.005,T3,", "4,2020-01-30,王示例,66.60,,");
        await campaign.Import(list);
        await campaign.Spend(700.25m);
        var asked = (await campaign.Request(30)).IsCreated();
        (await campaign.As("approver").Decide(asked.Id, "approve")).IsOk();
        await campaign.Request(5);
        await campaign.Request(99_999_999, decision: "会议纪要1号");
        var fund = await desk.Launch(Plans.General());
        await fund.Receive(0.01m);
        await fund.Step("end");
        var ended = await desk.Launch();
        await ended.Step("end");
        await ended.Step("settle");
        const string figure = "/api/v1/platform/parameters/Fundraising.LargeDonationYuan";
        (await desk.Post($"{figure}/set", new JsonObject { ["value"] = 2_000_000, ["basis"] = "示例依据", ["from"] = "2098-01-01" })).IsOk();
        const string holidays = "/api/v1/platform/holidays/2098";
        var holiday = new JsonObject { ["day"] = "2098-06-02", ["kind"] = "holiday", ["name"] = "示例" };
        (await desk.Put(holidays, new JsonObject { ["days"] = new JsonArray(holiday) })).IsOk();
        // Its first answer told what is gone now.
        var left = (await (campaign with { Desk = unheard }).Record(Plans.Gift(30).With("donor.phone", "13900139000").With("message", "示例留言"))).IsCreated();
        var asking = new JsonObject { ["kinds"] = new JsonArray("contact", "message"), ["reason"] = "本人来函请求", ["identityChecked"] = true };
        (await desk.Post($"donations/{left.Id}/erase", asking)).IsOk();
        foreach (var path in new[] { figure, $"{figure}/history", holidays, $"/api/v1/platform/erasures?subject={left.Id}", $"donations/{left.Id}" }) await desk.Get(path);
        await desk.Get("campaigns");
        foreach (var one in new[] { campaign, fund, ended })
        {
            foreach (var part in (string[])["", "history", "donations", "disbursements"]) await one.Get(part);
            await desk.Get(one.PublicPath);
        }

        await desk.Get($"donations/{gift.Number}");
        await desk.Get($"donations/{gift.Number}/history");
        await campaign.Trace(gift);
    }
}
