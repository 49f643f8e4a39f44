using JinhuRedCross.Access.Features.Enforcement;
using JinhuRedCross.Access.Features.Pages;
using JinhuRedCross.Access.Features.SignIn;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;

namespace JinhuRedCross.Access.Features.Connect;

/// <summary><c>/connect/authorize</c>: OpenIddict has checked client, redirect address and PKCE; here somebody must be signed in.</summary>
internal static class AuthorizeEndpoint
{
    public static void Map(IEndpointRouteBuilder host) => host.MapGet("/connect/authorize", Handle).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> Handle(HttpContext context, SessionDesk sessions, Rights rights, CancellationToken cancel)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("OpenIddict has not seen this request");
        var present = await sessions.Find(context, cancel);
        if (present is { IsWhole: true })
        {
            var idle = rights.Figures.Idle(present.Roles.Any(r => r.IsAdministrator));
            var principal = Tokens.Of(present.Account.Id.ToString(), present.Account.DisplayName, present.Session.Id, request.GetScopes(), rights.Figures, idle);
            return Results.SignIn(principal, authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        }

        if (request.HasPromptValue(OpenIddictConstants.PromptValues.None)) return TokenEndpoint.Refuse(OpenIddictConstants.Errors.LoginRequired, "Nobody is signed in.");
        var back = Returns.Of($"{context.Request.Path}{context.Request.QueryString}");
        return Results.LocalRedirect(present is null ? Returns.With(SignInPage.Path, back) : SignInPage.PageOf(present.Next, back));
    }
}
