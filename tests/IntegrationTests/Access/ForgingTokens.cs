using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using JinhuRedCross.Access.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace JinhuRedCross.IntegrationTests.Access;

public sealed class ForgingTokens(AccessFixture access)
{
    private readonly AccessHost _host = access.Host;

    [Fact]
    public async Task Without_a_signature()
    {
        var (_, body, signature) = Parts(await _host.Token());

        Assert.False(await _host.Admits($"{Encode("""{"alg":"none","typ":"at+jwt"}""")}.{body}."));
        Assert.False(await _host.Admits($"{Encode("""{"alg":"none","kid":"access-1","typ":"at+jwt"}""")}.{body}.{signature}"));
    }

    [Fact]
    public async Task With_another_key_under_our_keys_name()
    {
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.False(await _host.Admits(Signed(await _host.Token(), new ECDsaSecurityKey(own) { KeyId = "access-1" }, SecurityAlgorithms.EcdsaSha256)));
    }

    [Fact]
    public async Task With_our_public_key_as_a_shared_secret()
    {
        var keys = JsonNode.Parse(await _host.Client.GetStringAsync("/.well-known/jwks"))!["keys"]!.AsArray();
        var shared = Encoding.UTF8.GetBytes(keys[0]!.ToJsonString());

        Assert.False(await _host.Admits(Signed(await _host.Token(), new SymmetricSecurityKey(shared) { KeyId = "access-1" }, SecurityAlgorithms.HmacSha256)));
    }

    [Fact]
    public async Task With_our_key_but_for_somebody_else()
    {
        var token = await _host.Token();

        // Whatever we sign ourselves and leave as it is passes: so it is the audience that is refused.
        Assert.True(await _host.Admits(Signed(token, OurKey(), SecurityAlgorithms.EcdsaSha256)));
        Assert.False(await _host.Admits(Signed(token, OurKey(), SecurityAlgorithms.EcdsaSha256, c => c["aud"] = "another-api")));
    }

    [Fact]
    public async Task With_our_key_but_of_another_kind()
    {
        // An identity token, or anything else that we sign, is no access token.
        Assert.False(await _host.Admits(Signed(await _host.Token(), OurKey(), SecurityAlgorithms.EcdsaSha256, type: "JWT")));
    }

    [Fact]
    public async Task With_our_key_but_without_an_entry_of_ours() =>
        Assert.False(await _host.Admits(Signed(await _host.Token(), OurKey(), SecurityAlgorithms.EcdsaSha256, c => c["oi_tkn_id"] = Guid.Empty.ToString())));

    [Fact]
    public async Task With_other_content_under_the_same_signature()
    {
        var (head, body, signature) = Parts(await _host.Token());
        var content = Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(body)).Replace("\"sub\":\"boot\"", "\"sub\":\"root\"");

        Assert.False(await _host.Admits($"{head}.{Encode(content)}.{signature}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("..")]
    [InlineData("eyJhbGciOiJFUzI1NiJ9.e30.")]
    public async Task With_nonsense(string token) => Assert.False(await _host.Admits(token));

    [Theory]
    [InlineData("Basic Ym9vdDphLXNlY3JldC1vZi10aGUtdGVzdHMtMQ==")]
    [InlineData("Bearer")]
    [InlineData("bearer a b c")]
    public async Task In_another_form(string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, AccessHost.Root + "/me");
        request.Headers.TryAddWithoutValidation("Authorization", header);

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await _host.Client.SendAsync(request)).StatusCode);
    }

    private SecurityKey OurKey() => _host.Host.App.Services.GetRequiredService<AccessKeys>().Signing.First();

    private static string Signed(string token, SecurityKey key, string algorithm, Action<Dictionary<string, object>>? change = null, string type = "at+jwt")
    {
        var claims = new JsonWebToken(token).Claims.ToDictionary(c => c.Type, object (c) => c.ValueType.Contains("integer", StringComparison.Ordinal) ? long.Parse(c.Value, System.Globalization.CultureInfo.InvariantCulture) : c.Value);
        change?.Invoke(claims);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor { Claims = claims, TokenType = type, SigningCredentials = new(key, algorithm) });
    }

    private static (string Head, string Body, string Signature) Parts(string token) => token.Split('.') is [var head, var body, var signature] ? (head, body, signature) : throw new InvalidOperationException(token);

    private static string Encode(string json) => Base64UrlEncoder.Encode(json);
}
