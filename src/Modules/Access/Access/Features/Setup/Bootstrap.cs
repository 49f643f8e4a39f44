using JinhuRedCross.Access.Domain;
using JinhuRedCross.Access.Features.Accounts;
using JinhuRedCross.Access.Features.Clients;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace JinhuRedCross.Access.Features.Setup;

/// <summary>What the configuration asks for at the start: the first administrator, only while there is none; a client, kept as configured each time.</summary>
internal sealed class Bootstrap(IConfiguration configuration, IDbContextFactory<AccessDb> dbs, ClientDesk clients, AccountDesk accounts, TimeProvider clock)
{
    public const string By = "configuration";

    private const string Section = "Access:Bootstrap";

    public async Task Run(CancellationToken cancel)
    {
        await Client(cancel);
        await Administrator(cancel);
    }

    private async Task Administrator(CancellationToken cancel)
    {
        var (name, password) = (configuration[$"{Section}:Administrator:UserName"], configuration[$"{Section}:Administrator:Password"]);
        if (string.IsNullOrEmpty(name) && string.IsNullOrEmpty(password)) return;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await AccountDesk.HasAdministrator(db, cancel)) return;
        if (await accounts.CreateAdministrator(db, name, name, password, By, cancel) is { } refused) throw new ConfigurationRefusedException($"{Section}:Administrator", refused.Zh, refused.En);
    }

    private async Task Client(CancellationToken cancel)
    {
        var given = configuration.GetSection($"{Section}:Client");
        var (id, secret) = (given["Id"], given["Secret"]);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        // One that the configuration no longer names stays, but may do nothing.
        foreach (var former in await db.Clients.Where(c => c.Configured && c.Id != (id ?? "")).ToListAsync(cancel)) (former.Enabled, former.Configured) = (false, false);
        await db.SaveChangesAsync(cancel);
        if (string.IsNullOrEmpty(id) && string.IsNullOrEmpty(secret)) return;
        if (ClientDesk.CheckId(id) is { } wrong) throw new ConfigurationRefusedException($"{Section}:Client:Id", wrong.Zh, wrong.En);
        if (secret is not { Length: >= 16 }) throw new ConfigurationRefusedException($"{Section}:Client:Secret", "密钥至少 16 位", "a secret has at least 16 characters");
        var permissions = PermissionsIn(given.GetSection("Permissions"));
        if (permissions.FirstOrDefault(p => !PermissionPattern.IsOne(p)) is { } unknown) throw new ConfigurationRefusedException($"{Section}:Client:Permissions", $"“{unknown}”不是权限", $"'{unknown}' is no permission");
        await Keep(db, id!, secret, permissions, cancel);
    }

    private async Task Keep(AccessDb db, string id, string secret, IReadOnlyList<string> permissions, CancellationToken cancel)
    {
        var client = await db.Clients.FirstOrDefaultAsync(c => c.Id == id, cancel);
        if (client is null) db.Clients.Add(client = new() { Id = id, DisplayName = id, Permissions = "", CreatedAt = clock.GetUtcNow(), CreatedBy = By });
        (client.Permissions, client.Enabled, client.Configured) = (string.Join(' ', permissions), true, true);
        await db.SaveChangesAsync(cancel);
        if (!await clients.IsSecret(id, secret, cancel)) await clients.Register(id, id, secret, cancel);
    }

    // A list (Permissions:0, Permissions:1 …) or one text with commas or blanks.
    private static List<string> PermissionsIn(IConfigurationSection given) =>
        [.. given.GetChildren().Select(c => c.Value).Append(given.Value).OfType<string>().SelectMany(t => t.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct()];
}
