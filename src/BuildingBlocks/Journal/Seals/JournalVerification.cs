using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Journal.Erasures;
using JinhuRedCross.BuildingBlocks.Journal.Postgres;
using JinhuRedCross.BuildingBlocks.Journal.Sqlite;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace JinhuRedCross.BuildingBlocks.Journal.Seals;

/// <summary>The verb <c>verify</c>: checks the whole journal and changes nothing; it may run beside a host that goes on writing.</summary>
public static class JournalVerification
{
    public const int AllWell = 0;
    public const int RecordsWrong = 1;
    public const int CouldNotCheck = 2;

    /// <param name="modules">The assemblies whose events the journal holds.</param>
    /// <param name="postgres">Connection string of the database that holds the journal; null where the folder does.</param>
    /// <returns>0 all well, 1 something is wrong (a line each on <paramref name="output"/>), 2 could not be checked.</returns>
    public static Task<int> Run(
        string dataDirectory, string? keysDirectory, IEnumerable<Assembly> modules, IEnumerable<IJournalAudit> audits, TextWriter output, string? postgres = null, CancellationToken cancel = default) =>
        Task.Run(() => Check(DataFolder.Look(dataDirectory, keysDirectory), postgres, modules, [.. audits], output, cancel), cancel);

    private static int Check(DataFolder folder, string? postgres, IEnumerable<Assembly> modules, IReadOnlyList<IJournalAudit> audits, TextWriter output, CancellationToken cancel)
    {
        var findings = new Findings();
        try
        {
            var keys = JournalKeys.Look(folder.Keys);
            using IJournalMoment journal = postgres is { Length: > 0 } ? PostgresJournalMoment.Open(postgres) : SqliteJournalMoment.Open(folder.JournalFile);
            keys.Check(journal.Keys);
            var (codec, told) = (new EventCodec(new([.. modules, typeof(JournalVerification).Assembly]), keys), new AuditMonthsTold());
            var each = new RecordCheck(codec, [.. audits, told], findings);
            foreach (var line in ErasureLog.Read(folder.Path)) each.Erased(line.Subject, line.Kinds);
            var check = new JournalCheck(journal, keys, findings, each, cancel);
            check.Run();
            var trail = new AuditCheck(codec, keys, told, output, cancel);
            var place = new AuditPlace(folder.Path, postgres is { Length: > 0 } ? postgres : null);
            var inTrail = trail.Check(place.Months().ToDictionary(m => m, m => (Func<IJournalMoment>)(() => place.Look(m))));
            return Tell(check, findings, output) + inTrail == 0 ? AllWell : RecordsWrong;
        }
        catch (Exception unable) when (unable is IOException or InvalidDataException or UnauthorizedAccessException or SqliteException or CryptographicException
            or FormatException or InvalidOperationException or InvalidCastException or JournalKeysMissingException or NewerSchemaException or NpgsqlException or DatabaseRefusedException)
        {
            findings.Write(output);
            output.WriteLine($"未能核对 (could not be checked): {unable.Message}");
            return CouldNotCheck;
        }
    }

    private static long Tell(JournalCheck check, Findings findings, TextWriter output)
    {
        var count = findings.Write(output);
        var newest = check.Newest?.Head;
        if (check.Tail > 0) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"末尾 {check.Tail} 条尚未封存，属正常 ({check.Tail} records at the end are not sealed yet)"));
        if (newest is not null) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"最新封存 (newest seal): {newest.Size} {newest.Root} {newest.At:O}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"已核对 {check.Records} 条记录，{count} 处有误 ({check.Records} records checked, {count} findings)"));
        return count;
    }
}
