using System.Net;
using System.Text;
using JinhuRedCross.IntegrationTests.Fundraising;
using static JinhuRedCross.IntegrationTests.Organisations.Unit;

namespace JinhuRedCross.IntegrationTests.Organisations;

/// <summary>Registers come in: checked first, good rows in, bad ones told, the same again changes nothing (ORG-05).</summary>
public sealed class ImportingRegisters(FundraisingFixture host)
{
    public const string Header = "序号,名称,类别,镇街,挂靠单位,上级组织,批准文号,批准日期,会长,业务联系人,联系电话,会员人数,志愿者人数";

    private readonly Desk _desk = host.Desk;

    [Fact]
    public async Task Good_rows_go_in_bad_ones_are_told_and_the_same_file_changes_nothing()
    {
        var (name, below) = ($"甲{Guid.CreateVersion7():N}", $"乙{Guid.CreateVersion7():N}");
        var list = $"{Header}\n1,{below}小学红十字会,学校,黎城街道,示例小学,{name}街道红十字会,金红〔2024〕5号,2024-05-10,示例甲,示例乙,13800138000,9,6\n2,{name}街道红十字会,街道,黎城街道,示例办事处,,,,,,,,\n"
            + $"3,{name}中学红十字会,学校,黎城街道,示例中学,没有这个,,,,,,,\n4,{name}医院红十字会,医院,黎城街道,示例医院,,金红[2024]5号,2024-05-10,示例丙,示例丁,1380013800,60,\n合计,,,,,,,,,,,69,6\n";

        var dry = (await HandIn(list, dryRun: true)).IsOk();
        Assert.Equal("4: 2 0 2", Counts(dry));
        Assert.Empty((await _desk.Get($"{Root}/grassroots-organisations?name={below}")).IsOk().Items);

        var key = Guid.CreateVersion7().ToString();
        var job = await UntilOver(await HandIn(list, key: key));
        Assert.Equal("4: 2 0 2", Counts(job));
        Assert.True((await HandIn(list, key: key)).Is(HttpStatusCode.Accepted).Replayed);
        Assert.Equal([(4, "上级组织", "import.parent_unknown"), (5, "批准文号", "document_number.invalid")], job.Json["errors"]!.AsArray().Select(e => ((int)e!["row"]!, (string?)e["column"], (string?)e["code"])));
        var file = (await _desk.Get($"{Root}/imports/{job.Id}/errors.csv")).IsOk().Text;
        Assert.Contains("上级组织", file);
        Assert.DoesNotContain("示例丙", file);

        var school = (await _desk.Get($"{Root}/grassroots-organisations?name={below}")).IsOk().Items.Single()!;
        var street = (await _desk.Get($"{Root}/grassroots-organisations?name={name}街道")).IsOk().Items.Single()!;
        Assert.Equal(("operating", "2024-05-10", 9, true, (string?)street["number"]), ((string?)school["status"], (string?)school["openedOn"], (int)school["paidMembers"]!, (bool)school["hasContact"]!, (string?)school["parentNumber"]));
        Assert.Equal("incubating", (string?)street["status"]);
        var unit = new Unit(_desk, (string)school["id"]!, (string)school["number"]!);
        Assert.Equal(["示**", "示**"], (await unit.Get("officers")).IsOk().Items.Select(o => (string?)o!["name"]));
        Assert.Equal("有会员和志愿者：会员 9 名，未达 10 名", (string?)(await unit.Get("assessment")).IsOk().Json["items"]![1]!["text"]);

        var again = await UntilOver(await HandIn(list));
        Assert.Equal(("4: 0 4 0", "import.file_known"), (Counts(again), (string?)again.Json["warnings"]![0]!["code"]));
        // Kept on, with other numbers and a further row: only that one is new, and what was changed is told.
        var more = list.Replace("\n1,", "\n11,").Replace("\n2,", "\n12,").Replace("合计", $"5,{name}小学红十字会,学校,黎城街道,示例小学,,,,,,,,\n合计");
        Assert.Equal("5: 1 2 2", Counts(await UntilOver(await HandIn(more))));
        var moved = await UntilOver(await HandIn($"{Header}\n1,{name}街道红十字会,街道,戴楼街道,示例办事处,,,,,,,,\n"));
        Assert.Equal("import.organisation_differs", (string?)moved.Json["errors"]![0]!["code"]);
        Assert.Contains((string)street["number"]!, (string?)moved.Json["errors"]![0]!["message"]);
        Assert.Contains("名册导入记录", (await _desk.Get($"{Root}/imports/export.csv?status=completed")).IsOk().Text);
        (await _desk.Get($"{Root}/imports/{Guid.CreateVersion7()}")).IsRefused(404, "import.not_found");
    }

    [Fact]
    public async Task What_is_no_register_is_refused_before_anything_goes_in()
    {
        (await HandIn("姓名,金额\n示例,5\n")).IsRefused(422, "import.header_not_found");
        (await HandIn("")).IsRefused(400, "import.file_missing");
        var empty = await UntilOver(await HandIn($"{Header}\n合计,,,,,,,,,,,0,{Guid.CreateVersion7():N}\n"));
        Assert.Equal("import.no_rows", (string?)empty.Json["warnings"]![0]!["code"]);
        var template = await _desk.Get($"{Root}/imports/template.xlsx");
        Assert.Equal(HttpStatusCode.OK, template.Status);
    }

    internal static async Task<Answer> HandIn(Desk desk, string list, string? key = null, bool dryRun = false)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(list)), "file", "register.csv" }, { new StringContent("示例名册"), "source" } };
        return await desk.Send(HttpMethod.Post, $"{Root}/imports{(dryRun ? "?dryRun=true" : "")}", form, key);
    }

    internal static async Task<Answer> UntilOver(Desk desk, Answer job)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        for (job.Is(HttpStatusCode.Accepted); (string?)job.Json["status"] is not ("completed" or "failed"); job = (await desk.Get($"{Root}/imports/{job.Id}")).IsOk()) await Task.Delay(50, patience.Token);
        return job;
    }

    internal static string Counts(Answer job) => $"{job.Json["total"]}: {job.Json["accepted"]} {job.Json["duplicates"]} {job.Json["rejected"]}";

    private Task<Answer> HandIn(string list, string? key = null, bool dryRun = false) => HandIn(_desk, list, key, dryRun);

    private Task<Answer> UntilOver(Answer job) => UntilOver(_desk, job);
}
