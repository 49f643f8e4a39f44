using JinhuRedCross.IntegrationTests.Fundraising;
using static JinhuRedCross.IntegrationTests.Organisations.Unit;

namespace JinhuRedCross.IntegrationTests.Organisations;

public sealed class ARegisterSurvives : IDisposable
{
    private const int Rows = 1500;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Being_killed_in_the_middle()
    {
        var list = $"{ImportingRegisters.Header}\n" + string.Concat(Enumerable.Range(1, Rows).Select(n => $"{n},示例{n}小学红十字会,学校,黎城街道,示例小学{n},,金红〔2024〕5号,2024-05-10,示例甲,示例乙,13800138000,9,6\n"));
        string id;
        await using (var host = await ProcessHost.Start(_folder.FullName))
        {
            var desk = new Desk(host.Client);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            Answer job;
            // A slow machine's lists may lag behind; the same request is repeated then.
            while ((job = await ImportingRegisters.HandIn(desk, list, "a-register-that-is-killed")).Status == System.Net.HttpStatusCode.ServiceUnavailable) await Task.Delay(50, patience.Token);
            id = job.Id;
            while ((long)(job = (await desk.Get($"{Root}/imports/{id}")).IsOk()).Json["processed"]! == 0) await Task.Delay(5, patience.Token);
            Assert.Equal("running", (string?)job.Json["status"]);
            await host.Kill();
        }

        await using var last = await TestHost.Start(folder: _folder.FullName);
        var after = new Desk(last.Client);
        var over = await ImportingRegisters.UntilOver(after, await ImportingRegisters.HandIn(after, list, "a-register-that-is-killed"));
        Assert.Equal((id, $"{Rows}: {Rows} 0 0"), (over.Id, ImportingRegisters.Counts(over)));
        // Nothing twice, no gap in the numbers, in the order of the register.
        var organisations = await after.All($"{Root}/grassroots-organisations?sort=number");
        Assert.Equal(Enumerable.Range(1, Rows).Select(n => ($"JH-ZZ-{n:D4}", $"示例{n}小学红十字会")), organisations.Select(o => ((string)o["number"]!, (string)o["name"]!)));
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder.FullName, "files")));
    }
}
