using System.Diagnostics;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.Features.Accounts;
using JinhuRedCross.Fundraising.Grains;
using Microsoft.Extensions.DependencyInjection;
using BuildingMoney = JinhuRedCross.BuildingBlocks.Domain.Money;

namespace JinhuRedCross.IntegrationTests.Fundraising;

/// <summary>Statements of the largest size, and crashes in the middle of one (FUN-18).</summary>
public sealed class ManyLinesAtOnce
{
    [Fact]
    public async Task Twenty_thousand_lines_are_answered_at_once_and_again_add_nothing()
    {
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client);
        var (account, fund) = (await desk.Open(), await desk.Launch(Plans.General()));
        var rows = Enumerable.Range(1, 20_000).Select(i => Statements.In(1, $"N{i:D6}", balance: 1000 + i, day: $"2026-{(i / 5000) + 1:D2}-15")).ToList();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();

        Assert.Equal("20000/0/0 of 20000: 20000+0, 0, 0, 0", (await desk.HandInStatement(account, Statements.Csv(rows), fund.Number)).Became());

        var took = watch.Elapsed;
        Assert.True(took < TimeSpan.FromSeconds(90), $"{took}");
        Assert.Equal("0/20000/0 of 20000: 0+0, 0, 0, 0", (await desk.HandInStatement(account, Statements.Csv(rows), fund.Number)).Became());
        await fund.Holds(20_000, 20_000);
        var grown = (GC.GetTotalMemory(forceFullCollection: true) - before) / (1 << 20);
        Assert.True(grown < 300, $"{grown} MB");
    }

    [Fact]
    public async Task A_crash_between_a_line_and_its_gift_is_mended_by_due_work_once()
    {
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client);
        var (account, fund) = (await desk.Open(), await desk.Launch(Plans.General()));
        // The line is durable, and whoever handed it in is gone before the gift.
        var (grain, commands) = (host.App.Services.GetRequiredService<IGrainFactory>().GetGrain<IBankAccountGrain>(Guid.Parse(account.Id)), host.App.Services.GetRequiredService<Commands>());
        var keys = host.App.Services.GetRequiredService<JournalKeys>();
        var line = new ProposedLine(2, "KILLED1", new(2026, 3, 1), null, LineDirection.In, BuildingMoney.Yuan(12.3m), null, "示例甲乙", "捐款");
        var id = new LineNames(commands, Guid.Parse(account.Id)).IdOf(line);
        var taken = await grain.TakeLine(new(id, keys.Fingerprint(LineNames.ContentOf(line)), "local"), line, LineVerdict.Becomes(Guid.Parse(fund.Id), fund.Number, Channel.BankTransfer), Guid.CreateVersion7());
        Assert.Null(taken.Error);
        await fund.Holds(0, 0);

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await fund.Get()).Yuan("raisedAmount") == 0) await Task.Delay(100, patience.Token);
        var file = Statements.Csv(Statements.In(12.3m, "KILLED1", memo: "捐款"), Statements.In(1, "KILLED2"));

        Assert.Equal("1/1/0 of 2: 1+0, 0, 0, 0", (await desk.HandInStatement(account, file, fund.Number)).Became());
        await fund.Holds(2, 13.3m);
    }

    [Fact]
    public async Task The_file_again_right_after_a_crash_records_the_missing_gift_itself()
    {
        await using var host = await TestHost.Start();
        var desk = new Desk(host.Client);
        var (account, fund) = (await desk.Open(), await desk.Launch(Plans.General()));
        var (grain, services) = (host.App.Services.GetRequiredService<IGrainFactory>().GetGrain<IBankAccountGrain>(Guid.Parse(account.Id)), host.App.Services);
        var line = new ProposedLine(2, "KILLED3", new(2026, 3, 1), null, LineDirection.In, BuildingMoney.Yuan(5), null, "示例甲乙", null);
        var id = new LineNames(services.GetRequiredService<Commands>(), Guid.Parse(account.Id)).IdOf(line);
        await grain.TakeLine(new(id, services.GetRequiredService<JournalKeys>().Fingerprint(LineNames.ContentOf(line)), "local"), line, LineVerdict.Becomes(Guid.Parse(fund.Id), fund.Number, Channel.BankTransfer), Guid.CreateVersion7());

        Assert.Equal("0/1/0 of 1: 0+0, 0, 0, 0", (await desk.HandInStatement(account, Statements.Csv(Statements.In(5, "KILLED3")), fund.Number)).Became());
        await fund.Holds(1, 5);
    }
}
