using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using static JinhuRedCross.IntegrationTests.Fundraising.Year.Office;

namespace JinhuRedCross.IntegrationTests.Fundraising.Year;

/// <summary>A county's year at the money desk, from the first gift of January to the closed books of December, beside a count of its own (FUN-17, TRA-01).</summary>
public sealed partial class AYearOnPaper : IAsyncLifetime
{
    private readonly MovableClock _clock = new(new(2025, 1, 2, 2, 0, 0, TimeSpan.Zero));
    private TestHost _host = null!;
    private Office _office = null!;
    private Fund _general = null!;
    private Fund _oneDay = null!;
    private Fund _flood = null!;

    private static readonly string[] Kinds = ["individual", "organisation", "anonymous"];
    private static readonly string[] Channels = ["bankTransfer", "weChatPay", "alipay", "cash"];

    public async ValueTask InitializeAsync()
    {
        _host = await TestHost.Start(customise: b => b.Services.AddSingleton<TimeProvider>(_clock));
        _office = new(new Desk(_host.Client), _clock);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Every_total_of_the_year_is_what_was_counted_beside_it()
    {
        await Winter();
        await Spring();
        await TheOneDayOfGiving();
        await TheFlood();
        await Autumn();
        await December();
        await TheBooksAreAsCounted();
    }

    private async Task Winter()
    {
        _general = new("general", await _office.Desk.Launch(Plans.General().With("title", "日常受赠").With("startsOn", "2025-01-01")), General: true);
        await EverydayGifts(1);
        await _office.Receive(_general, 5000, Day(1, 20), "organisation", earmark: "助学");
        _office.ItIs(Day(2, 6));
        await _office.Close(Day(1, 1));
        await EverydayGifts(2);
        // Found only when February is closed: the counter-entry stands in March, and so does what it should have been.
        var wrong = await _office.Receive(_general, 1000, Day(2, 10));
        await _office.Pay(_general, 320.5m, Day(2, 26), "慰问孤老", "金湖示例超市");
        _office.ItIs(Day(3, 5));
        await _office.Close(Day(2, 1));
        await _office.Mend(wrong, 100, Day(3, 5));
        await EverydayGifts(3);
        await _office.Pay(_general, 1800, Day(3, 20), "助学", "金湖示例小学", earmark: "助学");
    }

    private async Task Spring()
    {
        _office.ItIs(Day(4, 8));
        await _office.Close(Day(3, 1));
        await EverydayGifts(4);
        // The officer mistook the day, and both months are open or not: the books follow by two entries.
        var late = await _office.Receive(_general, 66.66m, Day(4, 3));
        await _office.CorrectDay(late, Day(3, 31));
        _office.ItIs(Day(5, 6));
        await _office.Close(Day(4, 1));
        await EverydayGifts(5);
    }
}
