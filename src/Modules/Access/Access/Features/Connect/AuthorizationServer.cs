using JinhuRedCross.Access.Features.External;
using JinhuRedCross.Access.Tables;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Validation;

namespace JinhuRedCross.Access.Features.Connect;

/// <summary>OpenIddict in this host: codes with PKCE for people, client credentials for programs, refresh, revocation, introspection, discovery. No password grant, no implicit flow.</summary>
internal static class AuthorizationServer
{
    public const string PublicAddress = "Access:PublicAddress";

    private static readonly TimeSpan _codeLifetime = TimeSpan.FromMinutes(2);

    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddAuthentication();
        ExternalProvider.Of(configuration)?.AddTo(services);
        KeepNothingWithDataProtection(services);
        var openIddict = services.AddOpenIddict();
        openIddict.AddCore(core => core.UseEntityFrameworkCore().UseDbContext<AccessDb>().DisableBulkOperations());
        openIddict.AddServer(server =>
        {
            server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token").SetRevocationEndpointUris("connect/revoke")
                .SetIntrospectionEndpointUris("connect/introspect").SetEndSessionEndpointUris("connect/logout");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowClientCredentialsFlow().AllowRefreshTokenFlow();
            server.SetAuthorizationCodeLifetime(_codeLifetime).SetRefreshTokenReuseLeeway(TimeSpan.Zero);
            server.RegisterScopes(OpenIddictConstants.Scopes.OpenId, OpenIddictConstants.Scopes.OfflineAccess, OpenIddictConstants.Scopes.Profile);
            server.DisableAccessTokenEncryption();
            // Plain http is refused elsewhere, by the address that is really spoken to (PlainHttp).
            server.UseAspNetCore().DisableTransportSecurityRequirement().EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough().EnableEndSessionEndpointPassthrough();
            if (configuration[PublicAddress] is { Length: > 0 } address) server.SetIssuer(address);
        });
        openIddict.AddValidation(validation =>
        {
            validation.UseLocalServer();
            validation.UseAspNetCore();
            validation.AddAudiences(Tokens.Audience);
            validation.EnableTokenEntryValidation().EnableAuthorizationEntryValidation();
        });
        services.AddOptions<OpenIddictServerOptions>().Configure<AccessKeys>(Sign);
        services.AddOptions<OpenIddictValidationOptions>().Configure(o => o.TokenValidationParameters.IssuerValidator = (issuer, _, _) => issuer);
    }

    // The framework brings it along and would make keys in the home folder; sessions and forms here have keys of their own.
    private static void KeepNothingWithDataProtection(IServiceCollection services)
    {
        foreach (var starter in services.Where(s => s.ImplementationType?.Name == "DataProtectionHostedService").ToList()) services.Remove(starter);
        services.Replace(ServiceDescriptor.Singleton<IDataProtectionProvider, EphemeralDataProtectionProvider>());
    }

    private static void Sign(OpenIddictServerOptions options, AccessKeys keys)
    {
        // Whoever reads the address bar must not be able to redeem the code.
        options.CodeChallengeMethods.Remove(OpenIddictConstants.CodeChallengeMethods.Plain);
        foreach (var key in keys.Signing) options.SigningCredentials.Add(new(key, Microsoft.IdentityModel.Tokens.SecurityAlgorithms.EcdsaSha256));
        foreach (var key in keys.Encryption)
            options.EncryptionCredentials.Add(new(key, Microsoft.IdentityModel.Tokens.SecurityAlgorithms.Aes256KW, Microsoft.IdentityModel.Tokens.SecurityAlgorithms.Aes256CbcHmacSha512));
        // One host has many names (127.0.0.1, localhost, a public one); what counts is that we signed it.
        options.TokenValidationParameters.IssuerValidator = (issuer, _, _) => issuer;
    }
}
