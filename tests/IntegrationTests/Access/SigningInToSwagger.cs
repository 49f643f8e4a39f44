using System.Net;
using System.Text.RegularExpressions;
using JinhuRedCross.Access.Features.Setup;
using JinhuRedCross.IntegrationTests.Fundraising;
using JinhuRedCross.IntegrationTests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.IntegrationTests.Access;

public sealed partial class SigningInToSwagger(AccessFixture access)
{
    private const string Draft = "[id$=draftCampaign]";
    private readonly AccessHost _host = access.Host;

    [Fact]
    public async Task Authorize_leads_to_the_pages_of_the_host_and_back_and_then_operations_work()
    {
        var id = await _host.Account("at.swagger", "development");
        await using var browser = await Chromium.Start();
        var swagger = await browser.Open(new(_host.Client.BaseAddress!, "/swagger/index.html"));

        await swagger.Click(".scheme-container .btn.authorize");
        // What staff need comes first and is filled in.
        await swagger.Until("document.querySelector('.auth-container input').id === 'client_id_authorizationCode' && document.querySelector('.auth-container input').value === 'swagger'");
        await swagger.Click(".auth-container:has(#client_id_authorizationCode) .authorize");
        var page = await browser.Opened();
        await page.Fill("input[name=userName]", "at.swagger");
        await page.Fill("input[name=password]", Society.Password);
        await page.Click("form button");
        await swagger.Until("[...document.querySelectorAll('.auth-container .btn')].some(b => b.textContent === 'Logout')");
        await browser.Closed();
        await swagger.Click(".auth-container .btn-done");
        await swagger.Click($"{Draft} .opblock-summary-control");
        // A click before the example stands in its place does nothing.
        await swagger.Until($"(b => b.querySelector('.live-responses-table .response') !== null || (b.querySelector('.loading-container') === null && (b.querySelector('.execute')?.click(), false)))(document.querySelector('{Draft}'))");
        await swagger.Until($"document.querySelector('{Draft} .live-responses-table .response .response-col_status').textContent.trim() === '201'");

        var number = Number().Match((await swagger.Value($"document.querySelector('{Draft} .live-responses-table .response').innerText"))!).Value;
        var history = (await _host.Get(await _host.Token(), $"{Desk.Root}/campaigns/{number}/history")).IsOk();
        Assert.Equal(id, (string?)history.Items[0]!["by"]);
    }

    [Fact]
    public async Task What_another_host_over_the_same_store_has_told_stays_until_many_newer_ones_have_come()
    {
        await using var host = await AccessHost.Start();
        using var browser = host.Browser();
        var own = browser.AuthorizePath("verifier");
        await Register("http://10.0.0.1:5080");

        Assert.Equal(HttpStatusCode.Redirect, (await browser.Open(own)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Open(browser.AuthorizePath("verifier", redirect: "http://10.0.0.1:5080/swagger/oauth2-redirect.html"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Open(browser.AuthorizePath("verifier", redirect: "http://10.0.0.2:5080/swagger/oauth2-redirect.html"))).Status);
        for (var i = 0; i < 30; i++) await Register($"http://10.0.1.{i}:5080");
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Open(own)).Status);

        async Task Register(string address)
        {
            await using var scope = host.Host.App.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SwaggerClient>().Register([address], TestContext.Current.CancellationToken);
        }
    }

    [GeneratedRegex("JH-MJ-\\d{4}-\\d{4}")]
    private static partial Regex Number();
}
