using System.Security.Cryptography;
using System.Text;
using JinhuRedCross.Access.Tables;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Access.Features.Accounts;

/// <summary>Links that work once and not for long. What stands in the link is kept nowhere.</summary>
internal sealed class OneTimeLinks(TimeProvider clock)
{
    /// <summary>Where somebody follows a link to choose a password.</summary>
    public const string Page = "/reset";

    private const int Size = 32;

    /// <summary>The whole link, as it is handed over.</summary>
    public static string AddressOf(string token) => $"{Page}?token={token}";

    /// <summary>Makes a link; older ones for the same purpose work no longer. What stands in it.</summary>
    /// <param name="account">Whose password it lets choose; null for the first administrator.</param>
    public async Task<string> Make(AccessDb db, Guid? account, TimeSpan lifetime, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        db.Links.RemoveRange(await db.Links.Where(l => l.AccountId == account || l.ExpiresAt < now).ToListAsync(cancel));
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Size));
        db.Links.Add(new() { Token = Digest(token), AccountId = account, ExpiresAt = now + lifetime });
        await db.SaveChangesAsync(cancel);
        return token;
    }

    /// <summary>The link, where it still works.</summary>
    public async Task<OneTimeLink?> Find(AccessDb db, string? token, CancellationToken cancel)
    {
        if (token is not { Length: Size * 2 }) return null;
        var (digest, now) = (Digest(token), clock.GetUtcNow());
        return await db.Links.FirstOrDefaultAsync(l => l.Token == digest && l.UsedAt == null && l.ExpiresAt > now, cancel);
    }

    /// <summary>Takes the link for this one use; false where another request was quicker.</summary>
    public async Task<bool> Use(AccessDb db, OneTimeLink link, CancellationToken cancel) =>
        await db.Links.Where(l => l.Token == link.Token && l.UsedAt == null).ExecuteUpdateAsync(l => l.SetProperty(x => x.UsedAt, clock.GetUtcNow()), cancel) == 1;

    private static string Digest(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)));
}
