using System.Text;
using System.Text.Json.Nodes;
using Npgsql;

namespace JinhuRedCross.IntegrationTests.Fundraising;

public sealed class NothingLeftBehind : IDisposable
{
    private const string Phone = "13987651234";
    private const string Identity = "320831199003079994";
    private const string Message = "金丝雀留言内容很长很长";
    private const string HeldRemark = "金丝雀备注内容也很长";
    private const string Payee = "金丝雀收款人";
    private const string Responsible = "金丝雀负责人";
    private static readonly string[] _all = [Phone, Identity, Message, HeldRemark, Payee, Responsible];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory, Trait("Store", "Sqlite")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_file_of_the_data_folder_holds_what_was_erased(bool killed)
    {
        string[] subjects;
        await using (var host = await ProcessHost.Start(_folder.FullName))
        {
            var desk = new Desk(host.Client);
            subjects = await Tell(desk);
            // They are really there before, or the search would prove nothing.
            Assert.NotEmpty(Canaries.Found(_folder.FullName, Message));
            Assert.NotEmpty(Canaries.Found(_folder.FullName, HeldRemark));
            foreach (var subject in subjects) (await desk.Post("/api/v1/platform/erasures", Asking(subject))).IsOk();

            if (killed) await host.Kill();
            else Assert.Equal(0, await host.Stop());
            Assert.Empty(Canaries.Found(_folder.FullName, _all));
            Assert.DoesNotContain(_all, host.Output.Contains);
        }

        await using var again = await TestHost.Start(folder: _folder.FullName);
        Assert.Equal(subjects.Length, (await new Desk(again.Client).Get("/api/v1/platform/erasures")).IsOk().Items.Count);
        Assert.Empty(Canaries.Found(_folder.FullName, _all));
    }

    [Fact, Trait("Store", "Postgres")]
    public async Task No_row_of_the_database_holds_what_was_erased_and_no_file_beside_it()
    {
        await using var host = await ProcessHost.Start(_folder.FullName);
        var desk = new Desk(host.Client);
        var subjects = await Tell(desk);
        await UntilRowsTell(Message, HeldRemark, Payee);

        foreach (var subject in subjects) (await desk.Post("/api/v1/platform/erasures", Asking(subject))).IsOk();

        Assert.Empty(await Rows());
        Assert.Empty(Canaries.Found(_folder.FullName, _all));
        Assert.DoesNotContain(_all, host.Output.Contains);
    }

    // Rows of lists follow what was answered; they are really there before, or the search would prove nothing.
    private async Task UntilRowsTell(params string[] canaries)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var rows = await Rows();
            if (canaries.All(c => rows.Exists(r => r.EndsWith(c, StringComparison.Ordinal)))) return;
            await Task.Delay(100, patience.Token);
        }
    }

    /// <summary>Tables, and which canary each of them tells; every row of every schema is read.</summary>
    private async Task<List<string>> Rows()
    {
        await using var source = NpgsqlDataSource.Create((await DatabaseOfFolder.ArgumentsFor(_folder.FullName))[1]);
        var found = new List<string>();
        foreach (var table in await Texts(source, "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')"))
        {
            var rows = Encoding.UTF8.GetBytes(string.Join('\n', await Texts(source, $"select t::text from {table} t")));
            found.AddRange(_all.Where(c => Canaries.IsIn(rows, c)).Select(c => $"{table}: {c}"));
        }

        return found;
    }

    private static async Task<List<string>> Texts(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync()) texts.Add(reader.GetString(0));
        return texts;
    }

    private static JsonObject Asking(string subject) => new()
    {
        ["subject"] = subject,
        ["kinds"] = new JsonArray("name", "contact", "identity", "message"),
        ["reason"] = "本人来函请求",
        ["identityChecked"] = true,
    };

    /// <summary>Puts every canary into the platform; whom they are of.</summary>
    private static async Task<string[]> Tell(Desk desk)
    {
        var campaign = await desk.Launch(HandedIn.Plan.With("responsiblePerson", Responsible));
        var gift = Plans.Gift(10).With("givenAt", "2020-02-01T09:00:00+08:00").With("receivedAt", "2020-02-01T10:00:00+08:00");
        var like = (await campaign.Record(gift)).IsCreated();
        var typed = (await campaign.Record(Plans.Gift(20).With("givenAt", "2020-02-01T09:00:00+08:00").With("receivedAt", "2020-02-01T10:00:00+08:00")
            .With("donor.phone", Phone).With("donor.idNumber", Identity).With("message", Message))).IsCreated();
        var job = await campaign.Import(HandedIn.Csv($"1,2020-02-01,示例甲,10,,{HeldRemark}", $"2,2020-02-02,示例乙,20,,{Message}"));
        var held = Assert.Single(await desk.All($"{campaign.Path}/imports/{job.Id}/held"));
        var listed = (await desk.All($"{campaign.Path}/donations")).Single(d => d["source"] is not null);
        var payment = (await campaign.Post("disbursements", Plans.Payment(5).With("payee", Payee))).IsCreated();
        (await campaign.As("approver").Decide(payment.Id, "reject", new JsonObject { ["reason"] = "示例" })).IsOk();
        (await campaign.Step("end")).IsOk();
        (await campaign.Step("settle")).IsOk();
        Assert.NotEqual(like.Id, (string)held["id"]!);
        return [like.Id, typed.Id, (string)held["id"]!, (string)listed["id"]!, payment.Id, campaign.Id];
    }
}
