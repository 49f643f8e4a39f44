using System.Net;
using System.Text.Json.Nodes;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.IntegrationTests.Fundraising;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.IntegrationTests.Access;

/// <summary>People of a society on a host: made through the API and the pages, or, where the way does not matter, signed in without a password.</summary>
internal static class Society
{
    public const string Password = "Jinhu#Boai2025";

    /// <summary>An account with roles and a password.</summary>
    public static async Task<string> Account(this AccessHost host, string name, params string[] roles)
    {
        var token = await host.Token();
        var made = (await host.Post(token, "accounts", new JsonObject { ["userName"] = name, ["displayName"] = "示例" + name })).IsCreated().Json;
        var id = (string)made["account"]!["id"]!;
        await host.Roles(id, roles);
        using var browser = host.Browser();
        (await browser.Fill((string)made["link"]!, ("password", Password), ("again", Password))).LeadsTo("/sign-in");
        return id;
    }

    public static async Task<Answer> Roles(this AccessHost host, string account, params string[] roles) =>
        (await host.Send(await host.Token(), HttpMethod.Put, $"accounts/{account}/roles", new JsonObject { ["roles"] = new JsonArray([.. roles.Select(r => (JsonNode)r)]) })).IsOk();

    /// <summary>The same, with roles that hold for one organisation only.</summary>
    public static async Task<Answer> Within(this AccessHost host, string account, string[] roles, params (string Role, string Organisation)[] within) =>
        await host.Send(await host.Token(), HttpMethod.Put, $"accounts/{account}/roles", new JsonObject
        {
            ["roles"] = new JsonArray([.. roles.Select(r => (JsonNode)r)]),
            ["within"] = new JsonArray([.. within.Select(w => (JsonNode)new JsonObject { ["role"] = w.Role, ["organisation"] = w.Organisation })]),
        });

    public static Browser Browser(this AccessHost host) => new(host.Client.BaseAddress!);

    /// <summary>A browser in which somebody has signed in, without the cost of a password.</summary>
    public static async Task<Browser> SignedIn(this AccessHost host, string name, string[] roles, bool withFactor = true)
    {
        await using var db = await host.Host.App.Services.GetRequiredService<IDbContextFactory<AccessDb>>().CreateDbContextAsync();
        var now = host.Clock.GetUtcNow();
        var account = await db.Accounts.Include(a => a.Roles).FirstOrDefaultAsync(a => a.UserName == name);
        if (account is null)
        {
            db.Accounts.Add(account = new() { Id = Guid.CreateVersion7(), UserName = name, DisplayName = "示例" + name, CreatedBy = "test", CreatedAt = now, PasswordAt = now, FactorProved = withFactor });
            account.Roles.AddRange(roles.Select(r => new AccountRole { AccountId = account.Id, Role = r }));
        }

        var cookie = Convert.ToHexStringLower(Guid.CreateVersion7().ToByteArray()) + Convert.ToHexStringLower(Guid.CreateVersion7().ToByteArray());
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(cookie)));
        db.Sessions.Add(new() { Id = Guid.CreateVersion7(), Cookie = digest, AccountId = account.Id, StartedAt = now, SeenAt = now, FactorShown = withFactor });
        await db.SaveChangesAsync();
        var browser = host.Browser();
        browser.Cookies.Add(browser.Host, new Cookie("jinhu-session", cookie));
        return browser;
    }

    /// <summary>A token of somebody who has these roles.</summary>
    public static async Task<string> TokenOf(this AccessHost host, string name, params string[] roles)
    {
        using var browser = await host.SignedIn(name, roles);
        return (string)(await browser.Authorize()).IsOk().Json["access_token"]!;
    }
}
