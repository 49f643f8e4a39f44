using Microsoft.Data.Sqlite;

namespace JinhuRedCross.BuildingBlocks.Journal.Sqlite;

/// <summary>The one connection that appends, with its prepared statements.</summary>
internal sealed class SqliteJournalWriterConnection : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly JournalKeys _keys;
    private readonly SqliteCommand _lastVersion;
    private readonly SqliteCommand _ofCommand;
    private readonly SqliteCommand _holder;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _claim;
    private readonly SqliteCommand _release;
    private readonly SqliteCommand _moveHead;

    public SqliteJournalWriterConnection(SqliteConnection connection, JournalKeys keys)
    {
        _connection = connection;
        _keys = keys;
        _lastVersion = Prepare("select coalesce(max(version), 0) from journal where stream = $stream", "$stream");
        _ofCommand = Prepare("select stream, version from journal where command = $command", "$command");
        _holder = Prepare("select stream, version from claims where name = $name", "$name");
        _insert = Prepare("""
            insert into journal (position, stream, version, name, data, private, command, fingerprint, actor, at)
            values ($position, $stream, $version, $name, $data, $private, $command, $fingerprint, $actor, $at)
            """, "$position", "$stream", "$version", "$name", "$data", "$private", "$command", "$fingerprint", "$actor", "$at");
        _claim = Prepare("insert into claims (name, stream, version) values ($name, $stream, $version)", "$name", "$stream", "$version");
        _release = Prepare("delete from claims where name = $name and stream = $stream", "$name", "$stream");
        _moveHead = Prepare("update journal_head set last = $last, sum = $sum", "$last", "$sum");
        Head = ReadHead();
    }

    public SqliteConnection Connection => _connection;

    public JournalHead Head { get; private set; }

    public IReadOnlyList<AppendResult> Write(IReadOnlyList<Append> batch)
    {
        var results = new AppendResult[batch.Count];
        var sum = (byte[])Head.Sum.Clone();
        var position = Head.Last;
        var refused = new HashSet<Lane>();
        using var transaction = _connection.BeginTransaction(deferred: false);
        foreach (var statement in Statements) statement.Transaction = transaction;
        for (var i = 0; i < batch.Count; i++)
        {
            var append = batch[i];
            results[i] = refused.Contains(append.Lane) ? new(AppendOutcome.Behind) : Refusal(append) ?? Insert(append, ref position, sum);
            if (results[i].Outcome != AppendOutcome.Committed) refused.Add(append.Lane);
        }

        if (position > Head.Last)
        {
            Run(_moveHead, position, sum);
            transaction.Commit();
            Head = new(position, sum);
        }

        return results;
    }

    /// <summary>Erases private parts: the only change a record ever sees.</summary>
    public int RewritePrivate(IReadOnlyList<(long Position, byte[]? Private)> records)
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        using var update = Prepare("update journal set private = $private where position = $position", "$private", "$position");
        foreach (var record in records) Run(update, record.Private, record.Position);
        transaction.Commit();
        return records.Count;
    }

    /// <summary>Writes the write-ahead log back and cuts it; false where a reader still needs it.</summary>
    public bool CutLog() => SqliteJournalSchema.Scalar(_connection, "pragma wal_checkpoint(truncate)") is 0L;

    public void Dispose()
    {
        foreach (var statement in Statements) statement.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand[] Statements => [_lastVersion, _ofCommand, _holder, _insert, _claim, _release, _moveHead];

    private AppendResult? Refusal(Append append)
    {
        if (Find(_ofCommand, append.Command.Id.ToByteArray(bigEndian: true)) is { } first) return new(AppendOutcome.Repeated, Holder: first.Stream, HolderVersion: first.Version);
        _lastVersion.Parameters[0].Value = append.Stream.ToString();
        if ((long)_lastVersion.ExecuteScalar()! != append.Follows) return new(AppendOutcome.Conflict);
        foreach (var claim in append.Claims)
        {
            if (!claim.Claim.Release && Find(_holder, claim.Name) is { } holder)
                return new(AppendOutcome.Taken, Claim: claim.Claim, Holder: holder.Stream, HolderVersion: holder.Version);
        }

        return null;
    }

    private AppendResult Insert(Append append, ref long position, byte[] sum)
    {
        var stream = append.Stream.ToString();
        var at = StoredMoment.Write(append.At);
        for (var i = 0; i < append.Events.Count; i++)
        {
            var happened = append.Events[i];
            var version = append.Follows + 1 + i;
            var command = i == 0 ? append.Command.Id.ToByteArray(bigEndian: true) : null;
            var fingerprint = i == 0 ? append.Command.Fingerprint : null;
            Run(_insert, ++position, stream, version, happened.Name, happened.Data, happened.Private, command, fingerprint, append.Command.Actor, at);
            RecordHash.AddTo(sum, _keys.Sum, RecordHash.Content(stream, version, happened.Name, happened.Data, command, fingerprint, append.Command.Actor, at));
        }

        foreach (var claim in append.Claims)
        {
            if (claim.Claim.Release) Run(_release, claim.Name, stream);
            else Run(_claim, claim.Name, stream, append.Follows + 1);
        }

        return new(AppendOutcome.Committed, position);
    }

    private static (StreamId Stream, long Version)? Find(SqliteCommand command, byte[] key)
    {
        command.Parameters[0].Value = key;
        using var reader = command.ExecuteReader();
        return reader.Read() ? (StreamId.Parse(reader.GetString(0)), reader.GetInt64(1)) : null;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters) command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }

    private JournalHead ReadHead()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "select last, sum from journal_head";
        using var reader = command.ExecuteReader();
        if (!reader.Read()) throw new InvalidOperationException("journal_head is empty");
        return new(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1));
    }
}
