using JinhuRedCross.Access.Domain;
using JinhuRedCross.Access.Features.Enforcement;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JinhuRedCross.Access.Features.Accounts;

/// <summary>Hashes passwords with ASP.NET Core Identity's hasher (PBKDF2), and takes new ones (SEC-08).</summary>
internal sealed class Passwords(Rights rights, TimeProvider clock) : IDisposable
{
    private static readonly Account _nobody = new() { UserName = "", DisplayName = "", CreatedBy = "" };

    // A hash costs a core for a part of a second: whoever sends many at once must not have all of them.
    private readonly SemaphoreSlim _gate = new(Math.Max(1, Environment.ProcessorCount - 1));
    private (int Iterations, string Hash)? _dummy;

    /// <summary>Whether this is the account's password. Where there is no account or no password it takes as long, and is not.</summary>
    public async Task<bool> Fits(Account? account, string password, CancellationToken cancel)
    {
        var iterations = rights.Figures.PasswordIterations;
        if (password.Length > PasswordRules.Longest) password = "";
        await _gate.WaitAsync(cancel);
        try
        {
            var kept = account?.PasswordHash ?? Dummy(iterations);
            var result = await Task.Run(() => Hasher(iterations).VerifyHashedPassword(_nobody, kept, password), cancel);
            if (account?.PasswordHash is null || result == PasswordVerificationResult.Failed) return false;
            if (result == PasswordVerificationResult.SuccessRehashNeeded) account.PasswordHash = Hasher(iterations).HashPassword(_nobody, password);
            return true;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Makes it the account's password, unless a rule refuses it. Nothing is stored yet.</summary>
    public async Task<Error?> Choose(AccessDb db, Account account, string? password, CancellationToken cancel)
    {
        var figures = rights.Figures;
        if (PasswordRules.Check(password, account.UserName, figures) is { } refused) return refused;
        var before = await db.OldPasswords.Where(p => p.AccountId == account.Id).OrderByDescending(p => p.At).ToListAsync(cancel);
        await _gate.WaitAsync(cancel);
        try
        {
            var hasher = Hasher(figures.PasswordIterations);
            foreach (var old in before.Take(figures.PasswordsRemembered))
            {
                if (await Task.Run(() => hasher.VerifyHashedPassword(_nobody, old.Hash, password!), cancel) != PasswordVerificationResult.Failed) return PasswordRules.UsedBefore;
            }

            (account.PasswordHash, account.PasswordAt) = (await Task.Run(() => hasher.HashPassword(_nobody, password!), cancel), clock.GetUtcNow());
        }
        finally
        {
            _gate.Release();
        }

        account.Version++;
        db.OldPasswords.RemoveRange(before.Skip(Math.Max(0, figures.PasswordsRemembered - 1)));
        db.OldPasswords.Add(new() { Id = Guid.CreateVersion7(), AccountId = account.Id, Hash = account.PasswordHash, At = clock.GetUtcNow() });
        return null;
    }

    public void Dispose() => _gate.Dispose();

    private string Dummy(int iterations)
    {
        if (_dummy is not { } made || made.Iterations != iterations) _dummy = made = (iterations, Hasher(iterations).HashPassword(_nobody, Guid.CreateVersion7().ToString()));
        return made.Hash;
    }

    private static PasswordHasher<Account> Hasher(int iterations) => new(Options.Create(new PasswordHasherOptions { IterationCount = iterations }));
}
