using JinhuRedCross.Access.Domain;
using JinhuRedCross.Access.Features.Clients;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Access.Features.Accounts;

/// <summary>What several use cases of accounts need.</summary>
internal sealed class AccountDesk(Passwords passwords, ClientDesk tokens, TimeProvider clock)
{
    private const int LongestDisplayName = 50;

    /// <summary>By id or by user name.</summary>
    public static async Task<Account?> Find(AccessDb db, string idOrName, CancellationToken cancel)
    {
        var accounts = db.Accounts.Include(a => a.Roles);
        return Guid.TryParse(idOrName, out var id)
            ? await accounts.FirstOrDefaultAsync(a => a.Id == id, cancel)
            : await accounts.FirstOrDefaultAsync(a => a.UserName == Plain(idOrName), cancel);
    }

    /// <summary>A user name as it is kept: people may write it as they like.</summary>
    public static string Plain(string? name) => name?.Trim().ToLowerInvariant() ?? "";

    public static async Task<bool> HasAdministrator(AccessDb db, CancellationToken cancel) =>
        await db.Accounts.AnyAsync(a => a.Enabled && a.PasswordHash != null && a.Roles.Any(r => r.Role == Roles.SystemAdministrator), cancel);

    /// <summary>Whether, without this account, there is still somebody who can work with accounts and somebody who can give rights.</summary>
    public static async Task<bool> IsLast(AccessDb db, Account account, string role, CancellationToken cancel) =>
        account.Roles.Any(r => r.Role == role) && !await db.Accounts.AnyAsync(a => a.Id != account.Id && a.Enabled && a.PasswordHash != null && a.Roles.Any(r => r.Role == role), cancel);

    /// <summary>A new account without a password; nothing is stored yet.</summary>
    public async Task<(Account? Account, Error? Error)> New(AccessDb db, string? userName, string? displayName, string by, CancellationToken cancel)
    {
        var name = Plain(userName);
        if (name.Length is < 3 or > 32 || !char.IsAsciiLetterLower(name[0]) || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-')) return (null, AccessErrors.UserNameInvalid);
        if (PlainText.Check(displayName, "displayName", LongestDisplayName, out var shown) is { } unclean) return (null, unclean);
        if (shown is null) return (null, AccessErrors.DisplayNameMissing);
        if (await db.Accounts.AnyAsync(a => a.UserName == name, cancel)) return (null, AccessErrors.AccountExists);
        return (new() { Id = Guid.CreateVersion7(), UserName = name, DisplayName = shown, CreatedAt = clock.GetUtcNow(), CreatedBy = by, Version = 1 }, null);
    }

    /// <summary>The first administrator, with a password.</summary>
    public async Task<Error?> CreateAdministrator(AccessDb db, string? userName, string? displayName, string? password, string by, CancellationToken cancel)
    {
        // One that never got a password is in nobody's way.
        var there = await Find(db, Plain(userName), cancel);
        var (account, error) = there is { PasswordHash: null } ? (there, null) : await New(db, userName, displayName, by, cancel);
        if (account is null) return error;
        if (await passwords.Choose(db, account, password, cancel) is { } refused) return refused;
        foreach (var role in (string[])[Roles.SystemAdministrator, Roles.SecurityAdministrator])
        {
            if (!account.Roles.Exists(r => r.Role == role)) account.Roles.Add(new() { AccountId = account.Id, Role = role });
        }

        if (there is null) db.Accounts.Add(account);
        await db.SaveChangesAsync(cancel);
        return null;
    }

    /// <summary>Ends all sessions of an account but one, and whatever tokens are out.</summary>
    public async Task EndSessions(AccessDb db, Guid account, Guid? but, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        foreach (var session in await db.Sessions.Where(s => s.AccountId == account && s.EndedAt == null && s.Id != but).ToListAsync(cancel)) session.EndedAt = now;
        await db.SaveChangesAsync(cancel);
        await tokens.Revoke(account.ToString(), cancel);
    }
}
