using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Modules;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using OpenIddict.Server.AspNetCore;

namespace JinhuRedCross.Access.Features.External;

/// <summary>Another OpenID provider that staff may sign in with, such as the government's; as the configuration says (ADR 0043).</summary>
/// <param name="Only">Whether the sign-in page offers nothing else.</param>
/// <param name="IsSecondFactor">Whether its sign-on counts as the second factor too.</param>
internal sealed record ExternalProvider(Uri Authority, string ClientId, string ClientSecret, string DisplayName, bool Only, bool IsSecondFactor)
{
    public const string Scheme = "external";

    public const string Callback = "/sign-in/external/callback";

    private const string Section = "Access:External";

    /// <summary>Null where none is configured.</summary>
    /// <exception cref="ConfigurationRefusedException">What is configured will not do.</exception>
    public static ExternalProvider? Of(IConfiguration configuration)
    {
        var given = configuration.GetSection(Section);
        var (authority, id, secret) = (given[nameof(Authority)], given[nameof(ClientId)], given[nameof(ClientSecret)]);
        if (string.IsNullOrEmpty(authority) && string.IsNullOrEmpty(id) && string.IsNullOrEmpty(secret)) return null;
        // Whoever can change what it says on the way can be anybody here.
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            throw new ConfigurationRefusedException($"{Section}:{nameof(Authority)}", "须为 https 地址（只有本机可用 http）", "an https address is needed (http on this machine only)");
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(secret)) throw new ConfigurationRefusedException(Section, "须同时填写 ClientId 和 ClientSecret", "ClientId and ClientSecret are needed");
        return new(address, id, secret, given[nameof(DisplayName)] is { Length: > 0 } name ? name : "统一身份认证", given.GetValue(nameof(Only), false), given.GetValue("SecondFactor", false));
    }

    /// <summary>An issuer as it is kept with an account: people write it with and without the last slash.</summary>
    public static string Plain(string issuer) => issuer.Trim().TrimEnd('/');

    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton(this);
        services.AddScoped<ExternalSignIn>();
        services.AddAuthentication().AddOpenIdConnect(Scheme, Configure);
        // What travels through the browser is sealed with our keys: it outlives a restart, and any process of several can go on.
        services.AddOptions<OpenIdConnectOptions>(Scheme).Configure<AccessKeys>((options, keys) => options.DataProtectionProvider = new SealedByKeys(keys));
    }

    private void Configure(OpenIdConnectOptions options)
    {
        (options.Authority, options.ClientId, options.ClientSecret, options.CallbackPath) = (Authority.ToString(), ClientId, ClientSecret, Callback);
        options.RequireHttpsMetadata = !Authority.IsLoopback;
        // A code with PKCE, brought back in the address: cookies that are kept from other sites come along.
        (options.ResponseType, options.ResponseMode, options.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
        foreach (var cookie in (CookieBuilder[])[options.CorrelationCookie, options.NonceCookie]) (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        // Who it is is all that we need to know.
        options.Scope.Clear();
        options.Scope.Add("openid");
        options.ClaimActions.Clear();
        (options.MapInboundClaims, options.SaveTokens, options.GetClaimsFromUserInfoEndpoint) = (false, false, false);
        // Named because one is wanted; the session is ours, begun in OnTicketReceived.
        options.SignInScheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;
        options.Events = new()
        {
            OnTicketReceived = async received =>
            {
                await received.HttpContext.RequestServices.GetRequiredService<ExternalSignIn>().Finish(received.HttpContext, received.Principal!, received.ReturnUri);
                received.HandleResponse();
            },
            OnRemoteFailure = async failed =>
            {
                await failed.HttpContext.RequestServices.GetRequiredService<ExternalSignIn>().Fail(failed.HttpContext, failed.Failure);
                failed.HandleResponse();
            },
        };
    }
}
