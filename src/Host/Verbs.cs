using JinhuRedCross.BuildingBlocks.Journal.Seals;
using JinhuRedCross.Host.Hosting;

namespace JinhuRedCross.Host;

/// <summary>What the program does instead of serving, with the same settings.</summary>
internal static class Verbs
{
    private const int CouldNot = 2;

    /// <summary>The verb that the arguments begin with; null when the host is to serve.</summary>
    public static Func<Task<int>>? Find(string[] args) => args switch
    {
        ["verify", ..] => () => Verify(args[1..]),
        [var word, ..] when !word.StartsWith('-') => () => Unknown(word),
        _ => null,
    };

    private static async Task<int> Verify(string[] args)
    {
        var configuration = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }).Configuration;
        var audits = Modules.All.Select(m => m.Audit()).OfType<IJournalAudit>().ToList();
        return await JournalVerification.Run(configuration.DataFolder(), configuration["Data:Keys"], Modules.All.Select(m => m.GetType().Assembly), audits, Console.Out, configuration["Data:Postgres"]);
    }

    private static async Task<int> Unknown(string word)
    {
        await Console.Error.WriteLineAsync($"没有“{word}”这个命令；可用：verify。不带命令即启动服务。(No such verb: {word}. There is: verify. Without a verb the host serves.)");
        return CouldNot;
    }
}
