using JinhuRedCross.IntegrationTests.Access;
using JinhuRedCross.IntegrationTests.Fundraising;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.IntegrationTests.Accidents;

/// <summary>The clock jumps by an hour, forwards and back, over the year's end: the journal's order does not care, and what is dated is dated in China.</summary>
public sealed class JumpingClocks : IDisposable
{
    // The first moment of 2027 in China.
    private static readonly DateTimeOffset _newYear = new(2026, 12, 31, 16, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Leave_the_journal_in_order_and_the_year_right()
    {
        var clock = new ShiftedClock();
        await using (var host = await TestHost.Start(folder: _folder.FullName, customise: b => b.Services.AddSingleton<TimeProvider>(clock)))
        {
            var desk = new Desk(host.Client);
            var campaign = await desk.Launch();
            clock.Advance(_newYear.AddMinutes(-30) - clock.GetUtcNow());
            var numbers = new List<string>();
            foreach (var hours in (int[])[0, 1, -1, 1, 1, -1, -1])
            {
                clock.Advance(TimeSpan.FromHours(hours));
                var year = clock.GetUtcNow() < _newYear ? 2026 : 2027;
                Assert.Contains($"-{year}-", (await desk.Draft()).Number, StringComparison.Ordinal);
                for (var i = 0; i < 5; i++) numbers.Add((await campaign.Receive(1)).Number);
            }

            Assert.Equal(Enumerable.Range(1, numbers.Count).Select(n => $"{campaign.Number}-{n:D6}"), numbers);
            Assert.Equal(numbers, (await desk.All(campaign.Path + "/donations?sort=number")).Select(g => (string)g["number"]!));
            Assert.Equal(numbers.Count, (int)(await campaign.Get()).IsOk().Json["donationCount"]!);
        }

        var (code, said) = await Verb.Run(_folder.FullName, "verify");
        Assert.True(code == 0, said);
    }
}
