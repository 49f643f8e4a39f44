namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>The folder that holds one society's data. It takes one process at a time, unless the data lie in PostgreSQL.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream? _lock;

    private DataFolder(string path, string keys, FileStream? lockFile)
    {
        Path = path;
        Keys = keys;
        _lock = lockFile;
    }

    public string Path { get; }

    public string Keys { get; }

    /// <summary>Whether this process does not have it for itself.</summary>
    internal bool IsShared => _lock is null;

    public string JournalFile => System.IO.Path.Combine(Path, "journal.db");

    public string ReadFile => System.IO.Path.Combine(Path, "read.db");

    /// <summary>Lies in the folder while a restore writes into it.</summary>
    internal string RestoreMark => System.IO.Path.Combine(Path, "restore-unfinished");

    /// <summary>Takes the folder for this process.</summary>
    /// <param name="shared">True where the data are in a database that several processes share: then they may share the folder too.</param>
    /// <param name="mayBeMarked">True for a restore, which goes on where another one broke off.</param>
    /// <exception cref="DataFolderInUseException">Another process has it.</exception>
    /// <exception cref="RestoreUnfinishedException">A restore broke off here.</exception>
    public static DataFolder Take(string path, string? keys, bool shared = false, bool mayBeMarked = false)
    {
        path = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(path);
        if (shared) return Unmarked(Look(path, keys), mayBeMarked);
        try
        {
            var taken = new DataFolder(path, KeysOf(path, keys), new(System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            // The journal is what a restore writes last, and at once.
            if (!mayBeMarked && File.Exists(taken.JournalFile)) File.Delete(taken.RestoreMark);
            return Unmarked(taken, mayBeMarked);
        }
        catch (IOException inUse)
        {
            throw new DataFolderInUseException(path, inUse);
        }
    }

    private static DataFolder Unmarked(DataFolder taken, bool mayBeMarked)
    {
        if (mayBeMarked || !File.Exists(taken.RestoreMark)) return taken;
        taken.Dispose();
        throw new RestoreUnfinishedException(taken.Path);
    }

    /// <summary>Takes a folder that must hold a journal.</summary>
    /// <exception cref="FileNotFoundException">It holds none.</exception>
    public static DataFolder TakeJournal(string path, string? keys)
    {
        var file = System.IO.Path.Combine(System.IO.Path.GetFullPath(path), "journal.db");
        return File.Exists(file) ? Take(path, keys) : throw new FileNotFoundException($"没有 {file} (there is no such file)");
    }

    /// <summary>Looks at a folder without taking it, for checks beside a running host.</summary>
    public static DataFolder Look(string path, string? keys) => new(System.IO.Path.GetFullPath(path), KeysOf(System.IO.Path.GetFullPath(path), keys), null);

    public void Dispose() => _lock?.Dispose();

    private static string KeysOf(string path, string? keys) => keys is { Length: > 0 } ? System.IO.Path.GetFullPath(keys) : System.IO.Path.Combine(path, "keys");
}

/// <summary>Two processes on one folder would lose data; the second one stops here.</summary>
public sealed class DataFolderInUseException(string path, Exception inner)
    : Exception($"数据文件夹正被另一个进程使用：{path}。请先停止它，或用 --Data:Directory 指定另一个。(Another process uses the data folder {path}.)", inner);

/// <summary>Half a restore is no data to work on.</summary>
public sealed class RestoreUnfinishedException(string path)
    : Exception($"{path} 中的恢复没有完成；请重新运行 restore，或清空此文件夹。(A restore into {path} broke off; run restore again, or empty the folder.)");
