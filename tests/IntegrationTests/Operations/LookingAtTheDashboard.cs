using System.Net;
using JinhuRedCross.IntegrationTests.Access;

namespace JinhuRedCross.IntegrationTests.Operations;

public sealed class LookingAtTheDashboard(OperationsFixture fixture)
{
    private const string Page = "/dashboard/";
    private const string Counters = "/dashboard/DashboardCounters";

    [Theory]
    [InlineData(Page)]
    [InlineData(Counters)]
    [InlineData("/dashboard/index.min.js")]
    public async Task Who_is_not_signed_in_is_sent_to_sign_in(string path)
    {
        using var browser = fixture.Host.Browser();

        (await browser.Open(path)).LeadsTo("/sign-in?return=" + Uri.EscapeDataString(path));
    }

    [Fact]
    public async Task Who_signs_in_without_the_permission_does_not_see_it()
    {
        using var browser = await fixture.Host.SignedIn("dashboard.office", ["office"]);

        foreach (var path in (string[])[Page, Counters]) (await browser.Open(path)).Says(HttpStatusCode.Forbidden, "permission.missing");
    }

    [Fact]
    public async Task Who_has_still_to_show_the_second_factor_goes_there_first()
    {
        using var browser = await fixture.Host.SignedIn("dashboard.half", ["system-administrator"], withFactor: false);

        (await browser.Open(Page)).LeadsTo("/sign-in/authenticator?return=" + Uri.EscapeDataString(Page));
    }

    [Fact]
    public async Task The_system_administrator_sees_silos_and_grains_but_no_grain_s_state_and_no_log()
    {
        using var browser = await fixture.Host.SignedIn("dashboard.system", ["system-administrator"]);

        var page = (await browser.Open(Page)).Says(HttpStatusCode.OK, "index.min.js");
        Assert.Contains("script-src 'self';", page.Policy);
        Assert.DoesNotContain("unsafe-eval", page.Policy);
        (await browser.Open(Counters)).Says(HttpStatusCode.OK, "totalActivationCount");
        foreach (var closed in (string[])["/dashboard/GrainState?grainId=x&grainType=y", "/dashboard/Trace"]) Assert.Equal(HttpStatusCode.NotFound, (await browser.Open(closed)).Status);
    }

    [Fact]
    public async Task A_token_with_the_permission_opens_it_as_well()
    {
        var host = fixture.Host;

        (await host.Get(await host.TokenOf("dashboard.token", "system-administrator"), Counters)).IsOk();
        (await host.Get(await host.TokenOf("dashboard.no", "supervisor"), Counters)).IsRefused(403, "permission.missing");
        (await host.Get("x.y.z", Counters)).IsRefused(401, "access.token_invalid");
    }

    [Fact]
    public async Task It_is_not_there_unless_it_is_asked_for()
    {
        await using var host = await AccessHost.Start();

        (await host.Get(await host.Token(), Page)).IsRefused(404);
    }
}
