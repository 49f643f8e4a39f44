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

    public string JournalFile => System.IO.Path.Combine(Path, "journal.db");

    public string ReadFile => System.IO.Path.Combine(Path, "read.db");

    /// <summary>Takes the folder for this process.</summary>
    /// <param name="shared">True where the data are in a database that several processes share: then they may share the folder too.</param>
    /// <exception cref="DataFolderInUseException">Another process has it.</exception>
    public static DataFolder Take(string path, string? keys, bool shared = false)
    {
        path = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(path);
        if (shared) return Look(path, keys);
        try
        {
            return new(path, KeysOf(path, keys), new(System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException inUse)
        {
            throw new DataFolderInUseException(path, inUse);
        }
    }

    /// <summary>Looks at a folder without taking it, for checks beside a running host.</summary>
    public static DataFolder Look(string path, string? keys) => new(System.IO.Path.GetFullPath(path), KeysOf(System.IO.Path.GetFullPath(path), keys), null);

    public void Dispose() => _lock?.Dispose();

    private static string KeysOf(string path, string? keys) => keys is { Length: > 0 } ? System.IO.Path.GetFullPath(keys) : System.IO.Path.Combine(path, "keys");
}

/// <summary>Two processes on one folder would lose data; the second one stops here.</summary>
public sealed class DataFolderInUseException(string path, Exception inner)
    : Exception($"数据文件夹正被另一个进程使用：{path}。请先停止它，或用 --Data:Directory 指定另一个。(Another process uses the data folder {path}.)", inner);
