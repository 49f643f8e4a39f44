using JinhuRedCross.BuildingBlocks.Journal.Sqlite;

namespace JinhuRedCross.BuildingBlocks.Journal.Backups;

/// <summary>Where a journal lies, or is to lie: the settings of the host.</summary>
public sealed class BackupPlace
{
    private readonly DataFolder _folder;

    public BackupPlace(string dataDirectory, string? keysDirectory) => _folder = DataFolder.Look(dataDirectory, keysDirectory);

    internal string Name => _folder.Path;

    internal string Directory => _folder.Path;

    internal string Keys => _folder.Keys;

    internal IJournalMoment OpenMoment() => SqliteJournalMoment.Open(_folder.JournalFile);

    internal IJournalTarget Target() => new SqliteJournalTarget(_folder.JournalFile);

    /// <summary>Keeps hosts and other restores away.</summary>
    internal DataFolder TakeForRestore() => DataFolder.Take(_folder.Path, _folder.Keys, mayBeMarked: true);

    internal void Mark() => File.WriteAllText(_folder.RestoreMark, "");

    /// <summary>What was made from another journal would pass for this one's, since both have one identity.</summary>
    internal void DropDerived()
    {
        foreach (var name in (string[])["read.db", "snapshots.db"])
        {
            foreach (var file in System.IO.Directory.GetFiles(Directory, name + "*")) File.Delete(file);
        }
    }

    internal void Unmark() => File.Delete(_folder.RestoreMark);
}
