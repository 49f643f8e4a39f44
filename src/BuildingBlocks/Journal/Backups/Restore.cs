using System.Reflection;
using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Journal.Erasures;
using JinhuRedCross.BuildingBlocks.Journal.Seals;
using JinhuRedCross.BuildingBlocks.OwnTables;

namespace JinhuRedCross.BuildingBlocks.Journal.Backups;

/// <summary>The verb <c>restore</c>: checks a backup to its last record, writes it into an empty place, and takes out what was erased since.</summary>
/// <remarks>The journal comes last and at once. Until then the folder bears a mark with which no host starts and another restore goes on.</remarks>
public static class Restore
{
    /// <param name="erasuresFile">A newer <c>erasures.log</c>; one that lies in the place is read too.</param>
    /// <param name="modules">The assemblies whose events the journal holds.</param>
    /// <param name="kept">What modules keep beside the journal.</param>
    /// <exception cref="BackupRefusedException">The backup or the place is not as it must be; nothing was written.</exception>
    public static Task Run(
        JournalPlace place, string file, string? erasuresFile, IEnumerable<Assembly> modules, IEnumerable<IJournalAudit> audits, TextWriter output, IReadOnlyList<IKeptBeside>? kept = null, CancellationToken cancel = default) => Task.Run(
        () =>
        {
            using var taken = place.TakeForRestore();
            var target = place.Target();
            if (target.Identity() is { } there && place.Marked == there.ToString())
            {
                // Another restore broke off behind its last step.
                place.Unmark();
                output.WriteLine($"{place.Name} 已恢复完毕 (it is restored already)");
                return;
            }

            if (target.Identity() is not null) throw new BackupRefusedException($"{place.Name} 已有数据；只能恢复到空的位置", "there is a journal already; a restore needs an empty place");
            using var backup = BackupReader.Open(Path.GetFullPath(file), cancel);
            var erasures = ErasuresOf(place, backup, erasuresFile);
            using var staged = StagedKeys.Of(place, backup);
            var keys = JournalKeys.Look(staged.Folder);
            keys.Check(backup.Keys);
            Verify(backup, keys, erasures, modules, [.. audits], output, cancel);
            place.Mark(backup.Identity);
            place.DropDerived();
            staged.Keep();
            WriteFiles(place, backup);
            ErasureLog.Replace(place.Directory, erasures);
            foreach (var beside in (kept ?? []).Where(k => backup.Has(BackupFormat.Beside + k.Name))) Fill(place.Own(beside), beside, backup);
            foreach (var (month, open) in backup.Audit)
            {
                using var entries = open();
                place.Audit.Fill(month, entries, cancel);
            }

            var journal = new ErasedMoment(backup, keys, erasures);
            target.Fill(journal, cancel);
            place.Unmark();
            output.WriteLine($"已恢复 {backup.Manifest.Records} 条记录到 {place.Name}，其中 {journal.Rewritten} 条按删除记录清除了个人信息 ({backup.Manifest.Records} records restored; personal data erased since taken out of {journal.Rewritten})");
        },
        cancel);

    private static List<ErasureLine> ErasuresOf(JournalPlace place, BackupReader backup, string? newer)
    {
        if (newer is not null && !File.Exists(newer)) throw new BackupRefusedException($"没有 {newer}", "there is no such log of erasures");
        var lines = new List<ErasureLine>();
        if (backup.Has(BackupFormat.Erasures)) lines.AddRange(ErasureLog.Parse(backup.Content(BackupFormat.Erasures)));
        lines.AddRange(ErasureLog.Read(place.Directory));
        if (newer is not null) lines.AddRange(ErasureLog.Parse(File.ReadAllBytes(newer)));
        return [.. lines.DistinctBy(ErasureLog.Text).OrderBy(l => l.At)];
    }

    private static void Verify(
        BackupReader backup, JournalKeys keys, IEnumerable<ErasureLine> erasures, IEnumerable<Assembly> modules, IReadOnlyList<IJournalAudit> audits, TextWriter output, CancellationToken cancel)
    {
        var findings = new Findings();
        var (codec, told) = (new EventCodec(new([.. modules, typeof(Restore).Assembly]), keys), new AuditMonthsTold());
        var each = new RecordCheck(codec, [.. audits, told], findings);
        foreach (var line in erasures) each.Erased(line.Subject, line.Kinds);
        new JournalCheck(backup, keys, findings, each, cancel).Run();
        var count = findings.Write(output) + new AuditCheck(codec, keys, told, output, cancel).Check(backup.Audit, whole: backup.Manifest.Audit is not null);
        if (count > 0) throw new BackupRefusedException($"备份中的日志有 {count} 处有误，见上", $"the journal in the backup has {count} findings, told above");
    }

    private static void Fill(OwnStore store, IKeptBeside beside, BackupReader backup)
    {
        store.Prepare();
        beside.Fill(store, backup.Beside(beside.Name));
        store.Close();
    }

    private static void WriteFiles(JournalPlace place, BackupReader backup)
    {
        var folder = Path.Combine(place.Directory, "files");
        foreach (var name in backup.Files)
        {
            Directory.CreateDirectory(folder);
            using var file = File.Create(Path.Combine(folder, Path.GetFileName(name)));
            backup.CopyTo(name, file);
            file.Flush(flushToDisk: true);
        }
    }
}
