using JinhuRedCross.BuildingBlocks.Journal.Sqlite;
using Microsoft.Data.Sqlite;

namespace JinhuRedCross.BuildingBlocks.Journal.Seals;

/// <summary>journal.db, opened to look at only, as it is at one moment.</summary>
internal sealed class VerificationFile : IDisposable
{
    private readonly string? _copy;
    private SqliteTransaction? _transaction;

    private VerificationFile(SqliteConnection connection, string? copy) => (Connection, _copy) = (connection, copy);

    public SqliteConnection Connection { get; }

    public static VerificationFile Open(string file)
    {
        try
        {
            return Begin(new(new(Text(file, SqliteOpenMode.ReadOnly)), null));
        }
        catch (SqliteException noMemoryFile) when (noMemoryFile.SqliteErrorCode is 8 or 14)
        {
            // SQLite needs -shm beside a WAL database; in a folder that nobody can write to, a copy is looked at instead.
            return OpenCopy(file);
        }
    }

    public void Dispose()
    {
        _transaction?.Dispose();
        Connection.Dispose();
        if (_copy is not null) Directory.Delete(_copy, recursive: true);
    }

    private static VerificationFile OpenCopy(string file)
    {
        var folder = Directory.CreateTempSubdirectory("verify-").FullName;
        foreach (var part in (string[])["", "-wal"])
        {
            if (File.Exists(file + part)) File.Copy(file + part, Path.Combine(folder, "journal.db" + part));
        }

        return Begin(new(new(Text(Path.Combine(folder, "journal.db"), SqliteOpenMode.ReadWrite)), folder));
    }

    private static VerificationFile Begin(VerificationFile opened)
    {
        try
        {
            opened.Connection.Open();
            SqliteJournalSchema.Run(opened.Connection, "pragma query_only=on; pragma cache_size=-64000; pragma mmap_size=0;");
            opened._transaction = opened.Connection.BeginTransaction(deferred: true);
            if (SqliteJournalSchema.CheckVersion(opened.Connection) == 0) throw new InvalidDataException("journal.db 不是日志 (journal.db is not a journal)");
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    private static string Text(string file, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 10 }.ToString();
}
