using Npgsql;
using NpgsqlTypes;

namespace JinhuRedCross.BuildingBlocks.Journal.Postgres;

/// <summary>A database that a journal is copied into, in one transaction.</summary>
/// <param name="schema">Where it is not the main journal.</param>
internal sealed class PostgresJournalTarget(PostgresDatabase database, string? schema = null) : IJournalTarget
{
    public Guid? Identity()
    {
        using var connection = database.OpenAlone();
        if (!PostgresJournalSchema.IsThere(connection)) return null;
        // Tables that a restore or a first start has made and nobody has used: a journal names its keys.
        if (PostgresJournalSchema.KeysOf(connection).Count == 0) return null;
        using var command = new NpgsqlCommand("select id from journal_identity", connection);
        return Guid.Parse((string)command.ExecuteScalar()!);
    }

    public void Fill(IJournalMoment from, CancellationToken cancel)
    {
        using var connection = database.OpenAlone();
        PostgresJournalSchema.Prepare(connection, schema);
        using var transaction = connection.BeginTransaction();
        Run(connection, "delete from journal_identity");
        Run(connection, "delete from journal_head");
        Copy(connection, "journal (position, stream, version, name, data, private, command, fingerprint, actor, at)", from.Rows(), (to, r) =>
        {
            to.Write(r.Position);
            to.Write(r.Stream);
            to.Write(r.Version);
            to.Write(r.Name);
            to.Write(r.Data);
            Blob(to, r.Private);
            Blob(to, r.Command);
            Blob(to, r.Fingerprint);
            to.Write(r.Actor);
            to.Write(r.At);
        }, cancel);
        Copy(connection, "claims (name, stream, version)", from.Names(), (to, n) =>
        {
            to.Write(n.Name);
            to.Write(n.Stream);
            to.Write(n.Version);
        }, cancel);
        Copy(connection, "leaves (position, stream, content)", from.Leaves(), (to, l) =>
        {
            to.Write(l.Position);
            to.Write(l.Stream);
            to.Write(l.Content);
        }, cancel);
        Copy(connection, "seals (size, root, at, signature, frontier)", from.SealsAbove(long.MinValue), (to, s) =>
        {
            to.Write(s.Size);
            to.Write(s.Root);
            to.Write(s.At);
            to.Write(s.Signature);
            to.Write(s.Frontier);
        }, cancel);
        foreach (var (number, fingerprint) in from.Keys) Run(connection, "insert into journal_keys (number, fingerprint) values ($1, $2)", (int)number, fingerprint);
        Run(connection, "insert into journal_identity (\"only\", id) values (1, $1)", from.Identity.ToString());
        Run(connection, "insert into journal_head (\"only\", last, sum) values (1, $1, $2)", from.Head.Last, Bits.Of(from.Head.Sum));
        transaction.Commit();
    }

    private static void Copy<T>(NpgsqlConnection connection, string into, IEnumerable<T> rows, Action<NpgsqlBinaryImporter, T> write, CancellationToken cancel)
    {
        using var to = connection.BeginBinaryImport($"copy {into} from stdin (format binary)");
        // A file is read and decompressed meanwhile.
        to.Timeout = TimeSpan.FromHours(1);
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            to.StartRow();
            write(to, row);
        }

        to.Complete();
    }

    private static void Blob(NpgsqlBinaryImporter to, byte[]? blob)
    {
        if (blob is null) to.WriteNull();
        else to.Write(blob, NpgsqlDbType.Bytea);
    }

    private static void Run(NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        command.ExecuteNonQuery();
    }
}
