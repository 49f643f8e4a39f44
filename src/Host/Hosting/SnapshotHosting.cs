using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Snapshots;
using Microsoft.Data.Sqlite;

namespace JinhuRedCross.Host.Hosting;

/// <summary>Where snapshots of aggregates are kept: Orleans' ADO.NET grain storage, on SQLite in <c>snapshots.db</c>, on PostgreSQL in the schema <c>orleans</c>.</summary>
/// <remarks>Nothing rests on them: the file may be deleted at any time.</remarks>
internal static class SnapshotHosting
{
    // Orleans knows SQLite by this name, and maps it to Microsoft.Data.Sqlite.
    private const string Sqlite = "System.Data.SQLite";

    public static void AddSnapshots(this WebApplicationBuilder builder)
    {
        // Before the silo, which asks for its queries when it starts; and the folder is taken before the file is touched.
        if (builder.Configuration.Postgres() is null) builder.Services.AddHostedService(p => new SnapshotFile(FileIn(p.GetRequiredService<DataFolder>().Path)));
        else builder.Services.AddHostedService<OrleansTables>();
    }

    public static ISiloBuilder UseSnapshots(this ISiloBuilder silo, IConfiguration configuration) => silo.AddAdoNetGrainStorage(SnapshotStorage.Name, options =>
    {
        (options.Invariant, options.ConnectionString) = configuration.Postgres() is { } postgres
            ? (OrleansTables.Invariant, OrleansTables.ConnectionString(postgres))
            : (Sqlite, ConnectionString(FileIn(configuration.DataFolder())));
        options.GrainStorageSerializer = new SnapshotSerializer();
    });

    private static string FileIn(string folder) => Path.Combine(folder, "snapshots.db");

    private static string ConnectionString(string file) => new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 10 }.ToString();

    /// <summary>Makes the tables; a file that cannot be used is made anew.</summary>
    private sealed class SnapshotFile(string file) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            try
            {
                Prepare();
            }
            catch (SqliteException)
            {
                Close();
                foreach (var end in (string[])["", "-wal", "-shm"]) File.Delete(file + end);
                Prepare();
            }

            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            Close();
            return Task.CompletedTask;
        }

        private void Prepare()
        {
            using var connection = new SqliteConnection(ConnectionString(file));
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "pragma journal_mode=wal;" + Scripts.Read("sqlite-storage.sql");
            command.ExecuteNonQuery();
        }

        private void Close()
        {
            using var connection = new SqliteConnection(ConnectionString(file));
            SqliteConnection.ClearPool(connection);
        }
    }
}
