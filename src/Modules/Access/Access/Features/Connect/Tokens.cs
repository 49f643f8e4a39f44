using System.Security.Claims;
using JinhuRedCross.Access.Domain;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;

namespace JinhuRedCross.Access.Features.Connect;

/// <summary>What tokens say: whose they are and which session they belong to. What he may do is asked anew with each request, so nothing of it stands in a token.</summary>
internal static class Tokens
{
    /// <summary>For whom access tokens are; one for somebody else is not taken here.</summary>
    public const string Audience = "jinhu-api";

    public const string SessionClaim = "sid";

    public static ClaimsPrincipal Of(string subject, string? name, Guid? session, IEnumerable<string> scopes, AccessParameters figures, TimeSpan? refresh)
    {
        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, OpenIddictConstants.Claims.Name, OpenIddictConstants.Claims.Role);
        identity.SetClaim(OpenIddictConstants.Claims.Subject, subject);
        if (name is not null) identity.SetClaim(OpenIddictConstants.Claims.Name, name);
        if (session is { } id) identity.SetClaim(SessionClaim, id.ToString());
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(scopes);
        principal.SetResources(Audience);
        principal.SetAccessTokenLifetime(figures.Token);
        if (refresh is { } idle) principal.SetRefreshTokenLifetime(idle);
        principal.SetDestinations(claim => claim.Type switch
        {
            OpenIddictConstants.Claims.Subject or SessionClaim => [OpenIddictConstants.Destinations.AccessToken, OpenIddictConstants.Destinations.IdentityToken],
            _ => [OpenIddictConstants.Destinations.IdentityToken],
        });
        return principal;
    }
}
