using System.Reflection;
using JinhuRedCross.BuildingBlocks.Journal.Seals;
using JinhuRedCross.BuildingBlocks.OwnTables;

namespace JinhuRedCross.BuildingBlocks.Journal.Backups;

/// <summary>The verb <c>backup</c>: the journal of one moment, waiting files, keys and the log of erasures in one file, beside a host that goes on writing.</summary>
public static class Backup
{
    private static readonly string Program = typeof(Backup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <param name="withKeys">Whether the keys go along: then who has the file can read all names.</param>
    /// <param name="kept">What modules keep beside the journal.</param>
    /// <exception cref="BackupRefusedException">The file is there already.</exception>
    public static Task Run(JournalPlace place, string file, bool withKeys, TextWriter output, IReadOnlyList<IKeptBeside>? kept = null, CancellationToken cancel = default) => Task.Run(
        () =>
        {
            file = Path.GetFullPath(file);
            if (File.Exists(file)) throw new BackupRefusedException($"{file} 已经存在，请换一个文件名", "it exists already; choose another name");
            var unfinished = file + ".part";
            File.Delete(unfinished);
            try
            {
                var manifest = Write(place, unfinished, withKeys, kept ?? [], cancel);
                File.Move(unfinished, file);
                output.WriteLine($"已备份 {manifest.Records} 条记录（{manifest.Moment:O}）到 {file} ({manifest.Records} records backed up)");
                if (manifest.NewestSeal is { } seal) output.WriteLine($"最新封存 (newest seal): {seal.Size} {seal.Root} {seal.At:O}");
                if (withKeys) output.WriteLine("备份含密钥：持有此文件者可读全部姓名，请妥善保管 (it holds the keys: who has it can read all names)");
            }
            finally
            {
                File.Delete(unfinished);
            }
        },
        cancel);

    private static BackupManifest Write(JournalPlace place, string path, bool withKeys, IReadOnlyList<IKeptBeside> kept, CancellationToken cancel)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        BackupManifest manifest;
        using (var writer = new BackupWriter(file))
        {
            // Waiting files before the journal and again after it: one that was handed in or finished meanwhile is in one of the two.
            var files = new HashSet<string>(StringComparer.Ordinal);
            AddFiles(writer, place, files);
            manifest = AddJournal(writer, place, withKeys, kept, cancel);
            AddFiles(writer, place, files);
            // Behind the journal: what it tells of the audit trail is there, unless it was purged meanwhile.
            manifest = manifest with { Audit = [.. place.Audit.Months().Select(m => AddMonth(writer, m.ToString(), place.Audit.Look(m), cancel))] };
            // Behind the journal: an erasure that it does not show is in the log.
            writer.Add(BackupFormat.Erasures, Path.Combine(place.Directory, BackupFormat.Erasures));
            manifest = manifest with { Parts = writer.Parts };
            writer.Finish(manifest);
        }

        file.Flush(flushToDisk: true);
        return manifest;
    }

    private static BackupManifest AddJournal(BackupWriter writer, JournalPlace place, bool withKeys, IReadOnlyList<IKeptBeside> kept, CancellationToken cancel)
    {
        var keys = JournalKeys.Look(place.Keys);
        using var moment = place.OpenMoment();
        keys.Check(moment.Keys);
        var (head, at) = (moment.Head, TimeProvider.System.GetUtcNow());
        SealHead? newest = null;
        AddMoment(writer, BackupFormat.Journal, moment, seal => newest = seal.Head, cancel);
        // The journal, then accounts, then keys: who acts in the journal is an account that is there, and what is encrypted finds its key.
        foreach (var beside in kept)
        {
            var store = place.Own(beside);
            if (store.IsThere()) writer.Add(BackupFormat.Beside + beside.Name, beside.Read(store), BackupFormat.Write, cancel);
        }

        if (withKeys)
        {
            foreach (var file in Directory.GetFiles(place.Keys).Where(f => f.EndsWith(".key", StringComparison.Ordinal) || f.EndsWith(".pem", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
                writer.Add(BackupFormat.Keys + Path.GetFileName(file), file);
        }

        return new(
            BackupManifest.Newest, Program, moment.Identity, at, head.Last, Convert.ToHexStringLower(head.Sum), newest, withKeys,
            [.. moment.Keys.Select(k => new BackupKey(k.Number, Convert.ToHexStringLower(k.Fingerprint)))], []);
    }

    private static BackupMonth AddMonth(BackupWriter writer, string month, IJournalMoment opened, CancellationToken cancel)
    {
        using var moment = opened;
        AddMoment(writer, $"{BackupFormat.Audit}{month}/", moment, _ => { }, cancel);
        return new(month, moment.Identity, moment.Head.Last, Convert.ToHexStringLower(moment.Head.Sum));
    }

    private static void AddMoment(BackupWriter writer, string folder, IJournalMoment moment, Action<StoredSeal> sees, CancellationToken cancel)
    {
        writer.Add(folder + BackupFormat.Rows, moment.Rows(), BackupFormat.Write, cancel);
        writer.Add(folder + BackupFormat.Names, moment.Names(), BackupFormat.Write, cancel);
        writer.Add(folder + BackupFormat.Leaves, moment.Leaves(), BackupFormat.Write, cancel);
        writer.Add(folder + BackupFormat.Seals, moment.SealsAbove(long.MinValue).Select(Seen), BackupFormat.Write, cancel);

        StoredSeal Seen(StoredSeal seal)
        {
            sees(seal);
            return seal;
        }
    }

    private static void AddFiles(BackupWriter writer, JournalPlace place, HashSet<string> known)
    {
        var folder = Path.Combine(place.Directory, "files");
        if (!Directory.Exists(folder)) return;
        foreach (var file in Directory.GetFiles(folder, "*.enc").Where(f => !known.Contains(f)).Order(StringComparer.Ordinal))
        {
            if (writer.Add(BackupFormat.Files + Path.GetFileName(file), file)) known.Add(file);
        }
    }
}
