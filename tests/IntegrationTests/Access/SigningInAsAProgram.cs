using System.Net;
using JinhuRedCross.IntegrationTests.Fundraising;

namespace JinhuRedCross.IntegrationTests.Access;

public sealed class SigningInAsAProgram(AccessFixture access)
{
    private readonly AccessHost _host = access.Host;

    [Fact]
    public async Task With_id_and_secret_it_gets_a_token_and_is_the_actor_of_what_it_does()
    {
        var token = await _host.Token();

        var me = (await _host.Get(token, "me")).IsOk().Json;
        Assert.Equal((AccessHost.ProgramId, "program"), ((string?)me["subject"], (string?)me["kind"]));
        var campaign = (await _host.Post(token, $"{Desk.Root}/campaigns", Plans.Targeted())).IsCreated();
        var history = (await _host.Get(token, $"{Desk.Root}/campaigns/{campaign.Id}/history")).IsOk();
        Assert.Contains($"\"{AccessHost.ProgramId}\"", history.Text);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_open_but_what_says_so()
    {
        var refused = (await _host.Get(null, "/api/v1/fundraising/campaigns")).IsRefused(401, "access.sign_in_required");
        Assert.Equal("Bearer", refused.Headers.WwwAuthenticate.ToString());
        (await _host.Get(null, "/api/v1/public/about")).IsOk();
        (await _host.Get(null, "/health/live")).IsOk();
    }

    [Fact]
    public async Task A_wrong_secret_gets_nothing()
    {
        var refused = await _host.Connect("token", ("grant_type", "client_credentials"), ("client_id", AccessHost.ProgramId), ("client_secret", "wrong"));
        var unknown = await _host.Connect("token", ("grant_type", "client_credentials"), ("client_id", "nobody"), ("client_secret", "wrong"));

        Assert.Equal((HttpStatusCode.Unauthorized, "invalid_client"), (refused.Status, (string?)refused.Json["error"]));
        Assert.Equal("invalid_client", (string?)unknown.Json["error"]);
    }

    [Fact]
    public async Task There_is_no_password_grant_and_no_implicit_flow()
    {
        var password = await _host.Connect("token", ("grant_type", "password"), ("username", "a"), ("password", "b"), ("client_id", AccessHost.ProgramId), ("client_secret", AccessHost.Secret));
        var implicitly = await _host.Client.GetAsync("/connect/authorize?response_type=token&client_id=swagger&redirect_uri=http%3A%2F%2F127.0.0.1%2Fswagger%2Foauth2-redirect.html");

        Assert.Equal("unsupported_grant_type", (string?)password.Json["error"]);
        Assert.Equal(HttpStatusCode.BadRequest, implicitly.StatusCode);
    }

    [Fact]
    public async Task A_revoked_token_is_refused_at_once()
    {
        var (token, other) = (await _host.Token(), await _host.Token());
        Assert.True(await _host.Admits(token));

        (await _host.Connect("revoke", ("token", token), ("client_id", AccessHost.ProgramId), ("client_secret", AccessHost.Secret))).IsOk();

        Assert.False(await _host.Admits(token));
        Assert.True(await _host.Admits(other));
    }

    [Fact]
    public async Task Discovery_says_where_everything_is()
    {
        var found = (await _host.Get(null, "/.well-known/openid-configuration")).IsOk().Json;

        Assert.Equal(new Uri(_host.Client.BaseAddress!, "/connect/token").ToString(), (string?)found["token_endpoint"]);
        Assert.Equal("""["S256"]""", found["code_challenge_methods_supported"]!.ToJsonString());
        Assert.Equal("""["authorization_code","client_credentials","refresh_token"]""", found["grant_types_supported"]!.ToJsonString());
        var keys = (await _host.Get(null, "/.well-known/jwks")).IsOk();
        Assert.DoesNotContain("\"d\"", keys.Text);
        Assert.Contains("ES256", keys.Text);
    }

    [Fact]
    public async Task Who_asks_whether_a_token_is_good_is_told()
    {
        var token = await _host.Token();

        var good = await _host.Connect("introspect", ("token", token), ("client_id", AccessHost.ProgramId), ("client_secret", AccessHost.Secret));
        var none = await _host.Connect("introspect", ("token", token), ("client_id", AccessHost.ProgramId), ("client_secret", "wrong"));

        Assert.True((bool)good.IsOk().Json["active"]!);
        Assert.Equal(HttpStatusCode.Unauthorized, none.Status);
    }
}
