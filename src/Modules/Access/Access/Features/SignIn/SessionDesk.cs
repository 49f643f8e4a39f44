using System.Security.Cryptography;
using System.Text;
using JinhuRedCross.Access.Domain;
using JinhuRedCross.Access.Features.Enforcement;
using JinhuRedCross.Access.Features.Pages;
using JinhuRedCross.Access.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Access.Features.SignIn;

/// <summary>Somebody in front of a browser, and what he has still to do before he is signed in.</summary>
internal sealed record Present(Session Session, Account Account, IReadOnlyList<Role> Roles, Step Next)
{
    public bool IsWhole => Next == Step.None;
}

/// <summary>What is still to do.</summary>
internal enum Step
{
    None,

    /// <summary>Show the code of the authenticator.</summary>
    Code,

    /// <summary>Set an authenticator up, because a role asks for one.</summary>
    Authenticator,

    /// <summary>Choose a new password, because the old one is too old.</summary>
    Password,
}

/// <summary>Begins, finds and ends the sessions of browsers. The cookie holds a random value, the tables only its digest.</summary>
internal sealed class SessionDesk(AccessDb db, Rights rights, TimeProvider clock)
{
    private const string Cookie = "session";
    private const int Size = 32;

    /// <summary>Who is signed in here, or on the way to it; null for nobody.</summary>
    public async Task<Present?> Find(HttpContext context, CancellationToken cancel)
    {
        if (Visit.Cookie(context, Cookie) is not { Length: Size * 2 } cookie) return null;
        var (digest, now) = (Digest(cookie), clock.GetUtcNow());
        var session = await db.Sessions.FirstOrDefaultAsync(s => s.Cookie == digest, cancel);
        var account = session is null ? null : await db.Accounts.Include(a => a.Roles).FirstOrDefaultAsync(a => a.Id == session.AccountId && a.Enabled, cancel);
        if (session is null || account is null) return null;
        var roles = await rights.All(db, account, cancel);
        if (session.IsOver(rights.Figures, roles.Any(r => r.IsAdministrator), now)) return null;
        if (session.Seen(now)) await db.SaveQuietly(cancel);
        return new(session, account, roles, Next(session, account, roles, now));
    }

    /// <summary>A new session with a new cookie, whatever cookie the browser came with.</summary>
    /// <param name="byOther">Whether another OpenID provider said who it is.</param>
    /// <param name="factorShown">Whether it asked for a second factor, as we would.</param>
    public async Task<Present> Begin(HttpContext context, Account account, CancellationToken cancel, bool byOther = false, bool factorShown = false)
    {
        await End(context, cancel);
        var now = clock.GetUtcNow();
        var cookie = NewCookie();
        var session = new Session { Id = Guid.CreateVersion7(), Cookie = Digest(cookie), AccountId = account.Id, StartedAt = now, SeenAt = now, ByOther = byOther, FactorShown = factorShown };
        db.Sessions.Add(session);
        account.SignedInAt = now;
        await db.SaveChangesAsync(cancel);
        Visit.Set(context, Cookie, cookie);
        var roles = await rights.All(db, account, cancel);
        return new(session, account, roles, Next(session, account, roles, now));
    }

    /// <summary>The session goes on under another cookie: done with each step that makes it worth more.</summary>
    public async Task<Step> Renew(HttpContext context, Present present, CancellationToken cancel)
    {
        var cookie = NewCookie();
        present.Session.Cookie = Digest(cookie);
        await db.SaveChangesAsync(cancel);
        Visit.Set(context, Cookie, cookie);
        return Next(present.Session, present.Account, present.Roles, clock.GetUtcNow());
    }

    public async Task End(HttpContext context, CancellationToken cancel)
    {
        if (Visit.Cookie(context, Cookie) is not { Length: Size * 2 } cookie) return;
        var digest = Digest(cookie);
        if (await db.Sessions.FirstOrDefaultAsync(s => s.Cookie == digest && s.EndedAt == null, cancel) is { } session) session.EndedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancel);
        Visit.Drop(context, Cookie);
    }

    private Step Next(Session session, Account account, IReadOnlyList<Role> roles, DateTimeOffset now)
    {
        if (account.FactorProved && !session.FactorShown) return Step.Code;
        if (!session.FactorShown && roles.Any(r => r.SecondFactor)) return Step.Authenticator;
        // Whoever came without his password need not change it.
        return !session.ByOther && roles.Any(r => r.IsAdministrator) && now - account.PasswordAt >= rights.Figures.PasswordAge ? Step.Password : Step.None;
    }

    private static string NewCookie() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Size));

    private static string Digest(string cookie) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(cookie)));
}
