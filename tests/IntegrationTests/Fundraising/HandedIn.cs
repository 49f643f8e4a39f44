using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>Lists of gifts, and how they are handed in.</summary>
internal static class HandedIn
{
    public const string Header = "序号,捐赠日期,捐赠人,捐赠金额（元）,交易单号,备注";

    private static readonly TimeSpan LongestImport = TimeSpan.FromMinutes(3);

    /// <summary>A campaign of the time of the published lists.</summary>
    public static JsonObject Plan => Plans.Emergency().With("startsOn", "2020-01-22").With("endsOn", "2020-12-31").With("certificate.validFrom", "2019-01-01");

    public static byte[] Csv(params IEnumerable<string> rows) => Encoding.UTF8.GetBytes(string.Join('\n', [Header, .. rows]));

    public static MultipartFormDataContent Form(byte[]? file, string? source, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        if (source is not null) form.Add(new StringContent(source), "source");
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        if (file is not null) form.Add(new ByteArrayContent(file), "file", "list.csv");
        return form;
    }

    /// <summary>Hands a list in; the first answer.</summary>
    public static async Task<Answer> HandIn(this Campaign campaign, byte[]? file, string? source, string? key = null, string query = "", params (string Name, string Value)[] fields)
    {
        using var form = Form(file, source, fields);
        return await campaign.Desk.Send(HttpMethod.Post, $"{campaign.Path}/imports{query}", form, key);
    }

    /// <summary>Hands a list in and waits for the end of it.</summary>
    public static async Task<Answer> Import(this Campaign campaign, byte[] file, string source = "示例名单", params (string Name, string Value)[] fields) =>
        await campaign.UntilOver((await campaign.HandIn(file, source, fields: fields)).Is(HttpStatusCode.Accepted));

    public static Task<Answer> DryRun(this Campaign campaign, byte[] file, string source = "示例名单") => campaign.HandIn(file, source, query: "?dryRun=true");

    public static async Task<Answer> UntilOver(this Campaign campaign, Answer job)
    {
        using var patience = new CancellationTokenSource(LongestImport);
        var id = job.Id;
        while ((string?)job.Json["status"] is "queued" or "running")
        {
            await Task.Delay(50, patience.Token);
            job = (await campaign.Get($"imports/{id}")).IsOk();
        }

        Assert.Equal("completed", (string?)job.Json["status"]);
        return job;
    }

    public static string Counts(this Answer job) => CountsOf(job.Json);

    /// <summary>How many rows went where: accepted/duplicates/held/rejected of total.</summary>
    public static string CountsOf(JsonNode job) => $"{job["accepted"]}/{job["duplicates"]}/{job["held"]}/{job["rejected"]} of {job["total"]}";

    public static IEnumerable<string> Warnings(this Answer job) => job.Json["warnings"]!.AsArray().Select(w => (string)w!["code"]!);

    public static async Task Holds(this Campaign campaign, int gifts, decimal yuan)
    {
        var shown = (await campaign.Get()).IsOk();
        Assert.Equal((gifts, yuan), ((int)shown.Json["donationCount"]!, shown.Yuan("raisedAmount")));
    }
}
