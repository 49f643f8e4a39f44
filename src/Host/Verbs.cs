using System.Reflection;
using System.Security.Cryptography;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Backups;
using JinhuRedCross.BuildingBlocks.Journal.Postgres;
using JinhuRedCross.BuildingBlocks.Journal.Seals;
using JinhuRedCross.BuildingBlocks.Journal.Sqlite;
using JinhuRedCross.BuildingBlocks.OwnTables;
using JinhuRedCross.Host.Hosting;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace JinhuRedCross.Host;

/// <summary>What the program does instead of serving, with the same settings.</summary>
/// <param name="output">Where it says what it has done.</param>
/// <param name="error">Where it says what it could not do.</param>
internal sealed class Verbs(TextWriter output, TextWriter error)
{
    private const int CouldNot = 2;
    private const string WithoutKeys = "--without-keys";

    private static IEnumerable<Assembly> Assemblies => Modules.All.Select(m => m.GetType().Assembly);

    /// <summary>The verb that the arguments begin with; null when the host is to serve.</summary>
    public Func<Task<int>>? Find(string[] args) => args switch
    {
        ["verify", ..] => () => Verify(args[1..]),
        ["rotate-keys", ..] => () => Work(args[1..], (place, _) => Rotate(place)),
        ["reencrypt", ..] => () => Work(args[1..], (place, _) => KeyRotation.Reencrypt(place, output)),
        ["retire-key", var number, ..] when byte.TryParse(number, out var key) => () => Work(args[2..], (place, _) => KeyRotation.Retire(place, key, output)),
        ["backup", var file, ..] when !file.StartsWith('-') => () => Work(
            [.. args[2..].Where(a => a != WithoutKeys)], (place, _) => Done(Backup.Run(place, file, withKeys: !args.Contains(WithoutKeys), output, Kept()))),
        ["restore", var file, ..] when !file.StartsWith('-') => () => Work(args[2..], (place, settings) => Done(Restore.Run(place, file, settings["erasures"], Assemblies, Audits(), output, Kept()))),
        [var word, ..] when !word.StartsWith('-') => () => Unknown(word),
        _ => null,
    };

    private async Task<int> Verify(string[] args)
    {
        var configuration = Settings(args);
        return await JournalVerification.Run(configuration.DataFolder(), configuration["Data:Keys"], Assemblies, Audits(), output, configuration["Data:Postgres"]);
    }

    private static List<IJournalAudit> Audits() => [.. Modules.All.Select(m => m.Audit()).OfType<IJournalAudit>()];

    private async Task<int> Rotate(JournalPlace place)
    {
        var done = await KeyRotation.Rotate(place, output);
        if (done != KeyRotation.Done) return done;
        foreach (var file in Kept().Select(k => k.RotateKey(place.Keys)).OfType<string>())
            await output.WriteLineAsync($"已增加登录密钥 {file}，下次启动起用它签发令牌；旧密钥须保留 (Added; it signs tokens from the next start on, and the old ones stay)");
        return done;
    }

    private static List<IKeptBeside> Kept() => [.. Modules.All.Select(m => m.Kept()).OfType<IKeptBeside>()];

    private static async Task<int> Done(Task work)
    {
        await work;
        return 0;
    }

    private static ConfigurationManager Settings(string[] args) => WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }).Configuration;

    /// <summary>What cannot be done is told in a sentence, with the exit code for it.</summary>
    private async Task<int> Work(string[] args, Func<JournalPlace, IConfiguration, Task<int>> work)
    {
        var settings = Settings(args);
        try
        {
            using var place = new JournalPlace(settings.DataFolder(), settings["Data:Keys"], settings["Data:Postgres"]);
            return await work(place, settings);
        }
        catch (Exception unable) when (unable is IOException or InvalidDataException or UnauthorizedAccessException or SqliteException or DataFolderInUseException or JournalKeysMissingException or NewerSchemaException or RestoreUnfinishedException or BackupRefusedException or CryptographicException or InvalidOperationException or NpgsqlException or DatabaseRefusedException)
        {
            await error.WriteLineAsync(unable.Message);
            return CouldNot;
        }
    }

    private async Task<int> Unknown(string word)
    {
        await error.WriteLineAsync($"没有“{word}”这个命令；可用：verify、backup <文件>、restore <文件>、rotate-keys、reencrypt、retire-key <编号>。不带命令即启动服务。(No such verb: {word}. There are: verify, backup <file>, restore <file>, rotate-keys, reencrypt, retire-key <number>. Without a verb the host serves.)");
        return CouldNot;
    }
}
