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
}
