using System.Collections.Frozen;
using System.Security.Claims;
using JinhuRedCross.Access.Features.Connect;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using OpenIddict.Validation.AspNetCore;

namespace JinhuRedCross.Access.Features.Enforcement;

/// <summary>Says who a token stands for: signature, audience, expiry and revocation first, then whether account or client may still act, and what.</summary>
internal sealed class Callers(IDbContextFactory<AccessDb> dbs, Rights rights, RoleBook book, Remembered remembered, Changes changes, TimeProvider clock) : IAccess
{
    public async ValueTask<Caller?> Admit(HttpContext context)
    {
        // Before anything is read: what changes meanwhile makes the answer old at once.
        var (number, now, token) = (changes.Number, clock.GetUtcNow(), context.Request.Headers.Authorization.ToString());
        if (remembered.Find(token, number, now) is { } known) return known;
        var read = await Read(context);
        if (read is not { Succeeded: true, Principal: { } principal }) return null;
        var caller = await Find(principal, now, context.RequestAborted);
        if (caller is null) return null;
        remembered.Keep(token, caller, number, now, principal.GetExpirationDate() ?? now);
        return caller;
    }

    // What the framework's middleware does for every request is done here for those that carry a token we do not know.
    private static async Task<AuthenticateResult> Read(HttpContext context)
    {
        const string scheme = OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme;
        var handlers = context.RequestServices.GetRequiredService<IAuthenticationHandlerProvider>();
        if (await handlers.GetHandlerAsync(context, scheme) is IAuthenticationRequestHandler validation) await validation.HandleRequestAsync();
        return await context.AuthenticateAsync(scheme);
    }

    private async Task<Caller?> Find(ClaimsPrincipal principal, DateTimeOffset now, CancellationToken cancel)
    {
        if (principal.GetClaim(OpenIddictConstants.Claims.Subject) is not { } subject) return null;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return Guid.TryParse(principal.GetClaim(Tokens.SessionClaim), out var session)
            ? await Person(db, subject, session, now, cancel)
            : await Program(db, subject, cancel);
    }

    private async Task<Caller?> Program(AccessDb db, string subject, CancellationToken cancel)
    {
        var client = await db.Clients.AsNoTracking().FirstOrDefaultAsync(c => c.Id == subject && c.Enabled, cancel);
        if (client is null) return null;
        var permissions = book.Names(client.Permissions.Split(' '));
        return client.OrganisationId is { } organisation
            ? new(subject, CallerKind.Program, FrozenSet<string>.Empty) { PerMinute = client.PerMinute, Within = new Dictionary<Guid, IReadOnlySet<string>> { [organisation] = permissions } }
            : new(subject, CallerKind.Program, permissions) { PerMinute = client.PerMinute };
    }

    private async Task<Caller?> Person(AccessDb db, string subject, Guid sessionId, DateTimeOffset now, CancellationToken cancel)
    {
        var session = await db.Sessions.FirstOrDefaultAsync(s => s.Id == sessionId, cancel);
        if (session is null || session.AccountId.ToString() != subject) return null;
        var account = await db.Accounts.AsNoTracking().Include(a => a.Roles).FirstOrDefaultAsync(a => a.Id == session.AccountId && a.Enabled, cancel);
        if (account is null) return null;
        var held = await rights.Held(db, account, cancel);
        var roles = held.Select(h => h.Role).ToList();
        if (session.IsOver(rights.Figures, roles.Any(r => r.IsAdministrator), now)) return null;
        // A role that asks for a second factor gives nothing to a session without one.
        if (!session.FactorShown && roles.Any(r => r.SecondFactor)) return null;
        if (session.Seen(now)) await db.SaveQuietly(cancel);
        var (everywhere, within) = rights.PermissionsOf(held);
        return new(subject, CallerKind.Person, everywhere) { Within = within };
    }
}
