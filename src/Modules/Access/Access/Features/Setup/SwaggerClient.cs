using JinhuRedCross.Access.Features.Connect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using OpenIddict.Abstractions;

namespace JinhuRedCross.Access.Features.Setup;

/// <summary>Swagger UI signs people in like any other page: a public client with PKCE, sent back to this host or another one over the same store.</summary>
internal sealed class SwaggerClient(IOpenIddictApplicationManager applications, IConfiguration configuration)
{
    public const string Id = "swagger";

    private const string Page = "/swagger/oauth2-redirect.html";

    // Ten hosts on loopback addresses, which have three names each.
    private const int MostAddresses = 30;

    public async Task Register(IReadOnlyList<string> addresses, CancellationToken cancel)
    {
        var wanted = new OpenIddictApplicationDescriptor
        {
            ClientId = Id,
            DisplayName = "Swagger",
            ClientType = OpenIddictConstants.ClientTypes.Public,
            ConsentType = OpenIddictConstants.ConsentTypes.Implicit,
            Permissions =
            {
                OpenIddictConstants.Permissions.Endpoints.Authorization,
                OpenIddictConstants.Permissions.Endpoints.Token,
                OpenIddictConstants.Permissions.Endpoints.Revocation,
                OpenIddictConstants.Permissions.Endpoints.EndSession,
                OpenIddictConstants.Permissions.GrantTypes.AuthorizationCode,
                OpenIddictConstants.Permissions.GrantTypes.RefreshToken,
                OpenIddictConstants.Permissions.ResponseTypes.Code,
                OpenIddictConstants.Permissions.Scopes.Profile,
            },
            Requirements = { OpenIddictConstants.Requirements.Features.ProofKeyForCodeExchange },
        };
        var there = await applications.FindByClientIdAsync(Id, cancel);
        var own = addresses.SelectMany(OwnNames).Append(configuration[AuthorizationServer.PublicAddress]).Where(a => !string.IsNullOrEmpty(a)).Select(a => a!.TrimEnd('/') + Page);
        // Another host over this store has told its own: they stay, until so many newer ones have come.
        IEnumerable<string> others = there is null ? [] : await applications.GetRedirectUrisAsync(there, cancel);
        foreach (var address in own.Concat(others).Distinct().Take(MostAddresses)) wanted.RedirectUris.Add(new(address));
        if (there is not null) await applications.UpdateAsync(there, wanted, cancel);
        else await applications.CreateAsync(wanted, cancel);
    }

    // Who starts it at home says localhost or 127.0.0.1; addresses that mean "all" are no place to be sent back to.
    private static IEnumerable<string> OwnNames(string address)
    {
        var bound = BindingAddress.Parse(address);
        if (bound.IsUnixPipe) yield break;
        if (bound.Host is "127.0.0.1" or "localhost" or "[::1]")
        {
            foreach (var name in (string[])["127.0.0.1", "localhost", "[::1]"]) yield return $"{bound.Scheme}://{name}:{bound.Port}";
        }
        else if (Uri.CheckHostName(bound.Host.Trim('[', ']')) != UriHostNameType.Unknown && bound.Host is not ("0.0.0.0" or "[::]"))
        {
            yield return $"{bound.Scheme}://{bound.Host}:{bound.Port}";
        }
    }
}
