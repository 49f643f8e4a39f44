using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Postgres;
using JinhuRedCross.BuildingBlocks.Journal.Sqlite;
using JinhuRedCross.BuildingBlocks.Modules;
using Microsoft.AspNetCore.Connections;

namespace JinhuRedCross.Host.Hosting;

/// <summary>Reasons not to start that whoever starts it can mend: they read a sentence, not a stack trace.</summary>
internal static class StartRefusals
{
    public static string? Explain(Exception exception) => exception switch
    {
        DataFolderInUseException or JournalKeysMissingException or NewerSchemaException or RestoreUnfinishedException or DatabaseRefusedException or ConfigurationRefusedException => exception.Message,
        IOException { InnerException: AddressInUseException } => $"地址已被另一个程序占用；请用 --urls 指定另一个，例如 --urls http://127.0.0.1:5081。({exception.Message} Choose another one with --urls.)",
        _ => null,
    };

    /// <summary>What a process does, to its exit code.</summary>
    public static async Task<int> Told(Func<Task<int>> work, TextWriter error)
    {
        try
        {
            return await work();
        }
        catch (Exception refused) when (Explain(refused) is { } why)
        {
            await error.WriteLineAsync(why);
            return 1;
        }
    }
}
