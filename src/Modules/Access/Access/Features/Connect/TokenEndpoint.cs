using JinhuRedCross.Access.Features.Enforcement;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.BuildingBlocks.Web.Limits;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;

namespace JinhuRedCross.Access.Features.Connect;

/// <summary><c>/connect/token</c>: OpenIddict has read and checked the request; here it is asked whether account or client may still act.</summary>
internal static class TokenEndpoint
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static void Map(IEndpointRouteBuilder host) => host.MapPost("/connect/token", Handle).AllowAnonymous().WithMetadata(new AsksForSecretMetadata()).ExcludeFromDescription().DisableAntiforgery();

    private static async Task<IResult> Handle(HttpContext context, IDbContextFactory<AccessDb> dbs, Rights rights, IAuditTrail trail, TimeProvider clock, CancellationToken cancel)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("OpenIddict has not seen this request");
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (request.IsClientCredentialsGrantType())
        {
            trail.Note(context.Entry(AuditAction.SignIn) with { Actor = request.ClientId!, Target = $"client/{request.ClientId}" });
            return await Program(db, request.ClientId!, rights, cancel);
        }

        var read = await context.AuthenticateAsync(Scheme);
        return await Person(db, read.Principal!, rights, clock.GetUtcNow(), cancel);
    }

    private static async Task<IResult> Program(AccessDb db, string id, Rights rights, CancellationToken cancel)
    {
        var client = await db.Clients.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id && c.Enabled, cancel);
        if (client is null) return Refuse(OpenIddictConstants.Errors.InvalidClient, "The client is disabled.");
        return Results.SignIn(Tokens.Of(client.Id, client.DisplayName, null, [], rights.Figures, null), authenticationScheme: Scheme);
    }

    private static async Task<IResult> Person(AccessDb db, System.Security.Claims.ClaimsPrincipal before, Rights rights, DateTimeOffset now, CancellationToken cancel)
    {
        var session = Guid.TryParse(before.GetClaim(Tokens.SessionClaim), out var id) ? await db.Sessions.FirstOrDefaultAsync(s => s.Id == id, cancel) : null;
        var account = session is null ? null : await db.Accounts.AsNoTracking().Include(a => a.Roles).FirstOrDefaultAsync(a => a.Id == session.AccountId && a.Enabled, cancel);
        if (session is null || account is null) return Refuse(OpenIddictConstants.Errors.InvalidGrant, "The session is over; sign in again.");
        var administrator = (await rights.All(db, account, cancel)).Any(r => r.IsAdministrator);
        if (session.IsOver(rights.Figures, administrator, now)) return Refuse(OpenIddictConstants.Errors.InvalidGrant, "The session is over; sign in again.");
        if (session.Seen(now)) await db.SaveQuietly(cancel);
        var principal = Tokens.Of(account.Id.ToString(), account.DisplayName, session.Id, before.GetScopes(), rights.Figures, rights.Figures.Idle(administrator));
        // The same authorization: with it all its tokens are revoked.
        principal.SetAuthorizationId(before.GetAuthorizationId());
        return Results.SignIn(principal, authenticationScheme: Scheme);
    }

    public static IResult Refuse(string error, string why) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = why,
        }),
        [Scheme]);
}
