using System.Globalization;
using System.Text.Json.Nodes;
using JinhuRedCross.IntegrationTests.Access;
using JinhuRedCross.IntegrationTests.Fundraising;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.IntegrationTests.Accidents;

/// <summary>The clock jumps by an hour, forwards and back, over the year's end: the journal's order does not care, and what is dated is dated in China.</summary>
public sealed class JumpingClocks : IDisposable
{
    private static readonly TimeSpan _china = TimeSpan.FromHours(8);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");
    private readonly ShiftedClock _clock = new();
    private readonly DateTimeOffset _newYear;

    public JumpingClocks() => _newYear = new(_clock.GetUtcNow().ToOffset(_china).Year + 1, 1, 1, 0, 0, 0, _china);

    private bool IsOver => _clock.GetUtcNow() >= _newYear;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Leave_the_journal_in_order_and_the_dates_right()
    {
        await using (var host = await TestHost.Start(folder: _folder.FullName, customise: b => b.Services.AddSingleton<TimeProvider>(_clock)))
        {
            var desk = new Desk(host.Client);
            _clock.Advance(_newYear.AddMinutes(-30) - _clock.GetUtcNow());
            var campaign = await desk.Launch(Plan());
            var (numbers, days, books) = (new List<string>(), new List<string>(), 0);
            foreach (var hours in (int[])[0, 1, -1, 1, 1, -1, -1])
            {
                _clock.Advance(TimeSpan.FromHours(hours));
                var today = IsOver ? Day(0) : Day(-1);
                Assert.Contains($"-{today[..4]}-", (await desk.Draft(Plan())).Number, StringComparison.Ordinal);
                for (var i = 0; i < 5; i++)
                {
                    numbers.Add(await Receive(campaign));
                    days.Add(today);
                }

                await PapersFollow(desk, numbers[^1], today, ++books);
                await MonthsFollow(desk);
            }

            Assert.Equal(Enumerable.Range(1, numbers.Count).Select(n => $"{campaign.Number}-{n:D6}"), numbers);
            Assert.Equal(numbers, (await desk.All(campaign.Path + "/donations?sort=number")).Select(g => (string)g["number"]!));
            Assert.Equal(numbers.Zip(days), (await desk.All(campaign.PublicPath + "/donations?sort=number")).Select(g => ((string)g["number"]!, (string)g["receivedOn"]!)));
            Assert.Equal(numbers.Count, (int)(await campaign.Get()).IsOk().Json["donationCount"]!);
            foreach (var day in (string[])[Day(-1), Day(0)])
                Assert.Equal(days.Count(d => d == day), (decimal)(await desk.Get($"figures?month={day[..7]}")).IsOk().Json["total"]!["incomeAmount"]!);
        }

        await Verb.Verify(_folder.FullName);
    }

    /// <summary>A gift that has arrived this moment keeps its moment.</summary>
    private async Task<string> Receive(Campaign campaign)
    {
        var now = _clock.GetUtcNow();
        var gift = (await campaign.Record(Bills.Gift(1).With("givenAt", now.ToString("O")).With("receivedAt", now.ToString("O")))).IsCreated();
        Assert.Equal(now, DateTimeOffset.Parse((string)gift.Json["receivedAt"]!, CultureInfo.InvariantCulture), TimeSpan.FromMilliseconds(1));
        return gift.Number;
    }

    /// <summary>A receipt bears no day that has not begun in China, and none before the gift; a book is taken in today.</summary>
    private async Task PapersFollow(Desk desk, string gift, string today, int number)
    {
        Task<Answer> Issue(string on) => desk.Post($"donations/{gift}/receipts?dryRun=true", Bills.Electronic(1).With("issuedOn", on));
        Assert.Equal(today, (string?)(await Issue(today)).IsOk().Json["issuedOn"]);
        if (IsOver) (await Issue(Day(-1))).IsRefused(422, "receipt.before_received");
        else (await Issue(Day(0))).IsRefused(422, "day.in_future");
        var book = (await desk.Post("receipt-books", Bills.Asking($"{number:D10}", $"{number:D10}").Without("receivedOn"))).IsCreated();
        Assert.Equal(today, (string?)book.Json["receivedOn"]);
    }

    /// <summary>The old year's last month may be closed, and the new year's first one has begun, when that is so in China.</summary>
    private async Task MonthsFollow(Desk desk)
    {
        var close = await desk.Post($"periods/{Day(-1)[..7]}/close?dryRun=true");
        if (IsOver) close.IsOk();
        else close.IsRefused(422, "period.not_over");
        var months = (await desk.Get("periods")).IsOk().Items;
        Assert.Equal(((IsOver ? Day(0) : Day(-1))[..7], IsOver ? 1 : 12), ((string?)months[^1]!["month"], months.Count));
    }

    private static JsonObject Plan(string startsOn, string endsOn) => Plans.Targeted().With("startsOn", startsOn).With("endsOn", endsOn);

    private JsonObject Plan() => Plan(Day(-30), Day(300));

    /// <param name="after">Days after the first one of the year.</param>
    private string Day(int after) => _newYear.AddDays(after).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
