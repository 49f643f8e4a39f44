using JinhuRedCross.Access.Features.Accounts;
using JinhuRedCross.Access.Features.Connect;
using JinhuRedCross.Access.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace JinhuRedCross.Access.Features.Setup;

/// <summary>Where there is no administrator, the host prints a link to become the first. Whoever reads its console may.</summary>
internal sealed class SetupLink(IDbContextFactory<AccessDb> dbs, OneTimeLinks links, IConfiguration configuration)
{
    // A restart prints a new one.
    private static readonly TimeSpan _lifetime = TimeSpan.FromHours(24);

    public async Task Print(IReadOnlyList<string> addresses, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await AccountDesk.HasAdministrator(db, cancel)) return;
        var token = await links.Make(db, null, _lifetime, cancel);
        var root = configuration[AuthorizationServer.PublicAddress] is { Length: > 0 } address ? address : (addresses.Count > 0 ? addresses[0] : "");
        Console.WriteLine($"还没有管理员，请在 24 小时内打开此链接设立（只能用一次）/ There is no administrator yet, set one up here (works once): {root.TrimEnd('/')}/set-up?token={token}");
    }
}
