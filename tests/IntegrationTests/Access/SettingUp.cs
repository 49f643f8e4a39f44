using System.Net;
using System.Text.RegularExpressions;
using JinhuRedCross.Access.Domain;

namespace JinhuRedCross.IntegrationTests.Access;

public sealed partial class SettingUp : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Whoever_has_the_printed_link_becomes_the_first_administrator_once()
    {
        await using var host = await ProcessHost.Start(_folder.FullName);
        using var browser = new Browser(host.Client.BaseAddress!);
        var link = LinkPattern().Match(host.Output).Groups[1].Value;

        (await browser.Fill(link, ("userName", "admin.jinhu"), ("displayName", "示例甲"), ("password", "Jinhu2025"), ("again", "Jinhu2025"))).Says(HttpStatusCode.UnprocessableEntity, "密码至少 10 位");
        (await browser.Fill(link, ("userName", "admin.jinhu"), ("displayName", "示例甲"), ("password", Society.Password), ("again", Society.Password + "x"))).Says(HttpStatusCode.UnprocessableEntity, "不一致");
        (await browser.Fill(link, ("userName", "admin.jinhu"), ("displayName", "示例甲"), ("password", Society.Password), ("again", Society.Password))).LeadsTo("/sign-in");
        Assert.Equal(HttpStatusCode.Gone, (await browser.Open(link)).Status);

        (await browser.SignIn("Admin.Jinhu ", Society.Password)).LeadsTo("/sign-in/authenticator");
        // Without the second factor an administrator is nobody.
        (await browser.Open("/account")).LeadsTo("/sign-in/authenticator");
        Assert.StartsWith("/sign-in/authenticator", (await browser.Open(browser.AuthorizePath("v"))).Location);
        var (key, codes) = await browser.Enrol(DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()));
        codes.Says(HttpStatusCode.OK, "恢复码");
        Assert.Equal(10, RecoveryPattern().Count(codes.Text.Split("<code>")[1].Split("</code>")[0]));
        var token = (string)(await browser.Authorize()).Is(HttpStatusCode.OK).Json["access_token"]!;

        using var me = new HttpRequestMessage(HttpMethod.Get, "/api/v1/access/me");
        me.Headers.Authorization = new("Bearer", token);
        var told = await (await host.Client.SendAsync(me)).Content.ReadAsStringAsync();
        Assert.Contains("security-administrator", told);
        Assert.Contains("\"userName\":\"admin.jinhu\"", told);
        Assert.NotEmpty(key);
        Assert.Empty(Canaries.Found(_folder.FullName, Society.Password, Totp.Text(key), link[^64..]));
        Assert.DoesNotContain(Society.Password, host.Output);

        await host.Stop();
        await using var again = await ProcessHost.Start(_folder.FullName);
        Assert.DoesNotContain("/set-up", again.Output);
    }

    [Fact]
    public async Task The_configuration_can_name_the_first_administrator_but_no_weak_password()
    {
        var (code, said) = await ProcessHost.StartInVain(_folder.FullName, "--Access:Bootstrap:Administrator:UserName", "admin", "--Access:Bootstrap:Administrator:Password", "Admin@123456");
        Assert.NotEqual(0, code);
        Assert.Contains("Access:Bootstrap:Administrator", said);
        Assert.DoesNotContain("Admin@123456", said);

        await using (var host = await ProcessHost.Start(_folder.FullName, "--Access:Bootstrap:Administrator:UserName", "admin", "--Access:Bootstrap:Administrator:Password", Society.Password))
        {
            Assert.DoesNotContain("/set-up", host.Output);
            using var browser = new Browser(host.Client.BaseAddress!);
            (await browser.SignIn("admin", Society.Password)).LeadsTo("/sign-in/authenticator");
            await host.Stop();
        }

        // There is one: what the configuration says about another is not looked at.
        await using var again = await ProcessHost.Start(_folder.FullName, "--Access:Bootstrap:Administrator:UserName", "another", "--Access:Bootstrap:Administrator:Password", "Another#Boai2025");
        using var stranger = new Browser(again.Client.BaseAddress!);
        (await stranger.SignIn("another", "Another#Boai2025")).Says(HttpStatusCode.Unauthorized, "不正确");
    }

    [GeneratedRegex("http://127[^ ]+(/set-up\\?token=[0-9a-f]{64})")]
    private static partial Regex LinkPattern();

    [GeneratedRegex("[a-z2-9]{5}-[a-z2-9]{5}")]
    private static partial Regex RecoveryPattern();
}
