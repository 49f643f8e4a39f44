using System.Diagnostics;
using System.Net;
using JinhuRedCross.IntegrationTests.Web;

namespace JinhuRedCross.IntegrationTests.Fundraising;

[Trait("Store", "Either")]
public sealed class OpeningSwagger(FundraisingFixture fundraising) : IDisposable
{
    private const int SmallestScreenshot = 40_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-browser-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_browser_shows_every_operation_by_its_Chinese_title()
    {
        var picture = Path.Combine(_folder.FullName, "swagger.png");

        var (page, said) = await Browse("--dump-dom", "--enable-logging=stderr", "--log-level=0");
        await Browse("--screenshot=" + picture);

        var text = WebUtility.HtmlDecode(page);
        foreach (var title in (string[])["金湖县红十字会信息平台", "募捐活动（Campaigns）", "拟定募捐活动", "登记捐赠", "审批通过", "登记付款", "查我的捐赠", "版本与最新封存"]) Assert.Contains(title, text);
        // What the page logs, and what its own policy forbids it, is told here.
        Assert.DoesNotContain("CONSOLE", said);
        Assert.DoesNotContain("Content Security Policy", said);
        Assert.True(new FileInfo(picture).Length > SmallestScreenshot, $"The screenshot has {new FileInfo(picture).Length} bytes");
    }

    private async Task<(string Page, string Said)> Browse(params IReadOnlyList<string> what)
    {
        string[] args =
        [
            // High enough for all operations: Swagger UI draws only those that are in view.
            .. Chromium.Quiet, "--user-data-dir=" + Path.Combine(_folder.FullName, "profile"), "--virtual-time-budget=20000", "--window-size=1400,16000", .. what, fundraising.Client.BaseAddress + "swagger",
        ];
        using var browser = new Process { StartInfo = new(Chromium.Program, args) { RedirectStandardOutput = true, RedirectStandardError = true } };
        browser.Start();
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            var said = browser.StandardError.ReadToEndAsync(patience.Token);
            var page = await browser.StandardOutput.ReadToEndAsync(patience.Token);
            await browser.WaitForExitAsync(patience.Token);
            Assert.True(browser.ExitCode == 0, await said);
            return (page, await said);
        }
        finally
        {
            if (!browser.HasExited) browser.Kill(entireProcessTree: true);
        }
    }
}
