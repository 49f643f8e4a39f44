using System.Diagnostics;
using Npgsql;

namespace JinhuRedCross.Bench.Cases;

/// <summary>Two ways to give records of several processes gapless positions in the order of their commits: a row that counts, as the platform does, or an advisory lock and the largest position.</summary>
/// <remarks>The lock's side need not keep the sum over all records, which the counting row carries along: it does less.</remarks>
internal static class Ordering
{
    private const string Tables = """
        create table journal (
          position bigint primary key, stream text collate "C" not null, version bigint not null, name text collate "C" not null, data text collate "C" not null,
          private bytea, command bytea, fingerprint bytea, actor text collate "C" not null, at text collate "C" not null);
        create unique index journal_stream on journal (stream, version);
        create unique index journal_command on journal (command) where command is not null;
        create table journal_head ("only" integer primary key check ("only" = 1), last bigint not null, sum bit(256) not null);
        insert into journal_head values (1, 0, 0::bit(256))
        """;

    private const string Insert = """
        insert into journal (position, stream, version, name, data, private, command, fingerprint, actor, at)
          select head.base + n, 'campaign/' || gen_random_uuid(), 1, 'fundraising.gift-recorded.1', repeat('x', 400), convert_to(repeat('y', 250), 'UTF8'),
            uuid_send(gen_random_uuid()), uuid_send(gen_random_uuid()), 'clerk', '2026-01-01T09:30:00.0000000+00:00'
          from head, generate_series(1, $1::bigint) n
        """;

    private static readonly string[] _row =
        [$"with head as (update journal_head set last = last + $1::bigint, sum = sum # repeat('01', 128)::bit(256) where \"only\" = 1 returning last - $1::bigint as base) {Insert}"];

    // In one statement it would not see what was committed while it waited.
    private static readonly string[] _lock = ["select pg_advisory_xact_lock(1)", $"with head as (select coalesce(max(position), 0) as base from journal) {Insert}"];

    private static readonly int[] _writers = [1, 2, 4];
    private static readonly int[] _records = [1, 16, 128];

    public static async Task Run(Workbench bench)
    {
        if (bench.Postgres is not { } server) return;
        string[] databases = [await Databases.New(server, "bench_row"), await Databases.New(server, "bench_lock")];
        foreach (var database in databases) await Databases.Run(database, Tables);
        var rows = new List<IReadOnlyList<string>>();
        foreach (var writers in _writers)
        {
            foreach (var records in _records)
            {
                Report.Say($"PostgreSQL: {writers} processes append {records} records at a time");
                var (row, held) = (new List<double>(), new List<double>());
                for (var round = 0; round < bench.Rounds; round++)
                {
                    row.Add(await Measure(bench, databases[0], _row, writers, records));
                    held.Add(await Measure(bench, databases[1], _lock, writers, records));
                }

                rows.Add([$"{writers}", $"{records}", Figures.Show(row, "0"), Figures.Show(held, "0"), Figures.Show([.. row.Zip(held, (r, h) => r / h)], "0.00")]);
            }
        }

        Report.Table("PostgreSQL: records/s, put in order by a row and by an advisory lock", ["writers", "records an append", "row", "lock", "ratio"], rows);
    }

    private static async Task<double> Measure(Workbench bench, string database, string[] append, int writers, int records)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using (var fresh = source.CreateCommand("truncate journal; update journal_head set last = 0; checkpoint")) await fresh.ExecuteNonQueryAsync();
        var clock = Stopwatch.StartNew();
        var written = (await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(() => Write(source, append, records, clock, bench.Stretch))))).Sum();
        var seconds = clock.Elapsed.TotalSeconds;
        await using var check = source.CreateCommand("select count(*) = max(position) and count(*) = $1 from journal");
        check.Parameters.Add(new() { Value = written });
        return await check.ExecuteScalarAsync() is true ? written / seconds : throw new InvalidOperationException("The positions have gaps");
    }

    private static async Task<long> Write(NpgsqlDataSource source, string[] append, int records, Stopwatch clock, TimeSpan until)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var sql in append)
        {
            var command = new NpgsqlBatchCommand(sql);
            if (sql.Contains("$1", StringComparison.Ordinal)) command.Parameters.Add(new() { Value = (long)records });
            batch.BatchCommands.Add(command);
        }

        await batch.PrepareAsync();
        var written = 0L;
        while (clock.Elapsed < until)
        {
            await batch.ExecuteNonQueryAsync();
            written += records;
        }

        return written;
    }
}
