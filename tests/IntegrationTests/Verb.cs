using JinhuRedCross.Host;
using JinhuRedCross.Host.Hosting;

namespace JinhuRedCross.IntegrationTests;

/// <summary>What the program does beside serving, here in this process: what it does is the same, and a process of its own takes seconds to begin.</summary>
internal static class Verb
{
    /// <summary>Runs a verb to its end: its exit code and what it says.</summary>
    public static async Task<(int ExitCode, string Output)> Run(string folder, params IReadOnlyList<string> verb)
    {
        await using var said = new StringWriter();
        using var both = TextWriter.Synchronized(said);
        string[] all = [.. verb, "--Data:Directory", folder, .. await DatabaseOfFolder.ArgumentsFor(folder)];
        var code = await StartRefusals.Told(() => new Verbs(both, both).Find(all)!(), both);
        return (code, said.ToString());
    }

    /// <summary>The whole journal is as it must be.</summary>
    public static async Task Verify(string folder)
    {
        var (code, said) = await Run(folder, "verify");
        Assert.True(code == 0, said);
    }

    /// <summary>A start that must fail: its exit code and what it says at the end.</summary>
    public static async Task<(int ExitCode, string Output)> StartInVain(string folder, params IReadOnlyList<string> args)
    {
        await using var said = new StringWriter();
        var code = await StartRefusals.Told(
            async () =>
            {
                await using var host = await TestHost.Start(folder: folder, args: args);
                return 0;
            },
            said);
        return (code, said.ToString());
    }
}
