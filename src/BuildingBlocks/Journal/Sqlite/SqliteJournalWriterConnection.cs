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
    private readonly SqliteCommand _head;
    // Where the streams of the batch in hand have come to: a hot stream is asked for once, not for each append.
    private readonly Dictionary<StreamId, long> _versions = [];

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
        _head = Prepare("select last, sum from journal_head");
    }

    public SqliteConnection Connection => _connection;

    public IReadOnlyList<AppendResult> Write(IReadOnlyList<Append> batch)
    {
        var results = new AppendResult[batch.Count];
        var refused = new HashSet<Lane>();
        _versions.Clear();
        using var transaction = _connection.BeginTransaction(deferred: false);
        foreach (var statement in Statements) statement.Transaction = transaction;
        var (last, sum) = Head();
        var position = last;
        for (var i = 0; i < batch.Count; i++)
        {
            var append = batch[i];
            results[i] = refused.Contains(append.Lane) ? Behind(append) : Refusal(append) ?? Insert(append, ref position, sum);
            if (results[i].Outcome != AppendOutcome.Committed) refused.Add(append.Lane);
        }

        if (position > last)
        {
            Run(_moveHead, position, sum);
            transaction.Commit();
        }

        return results;
    }

    /// <summary>Erases private parts: the only change a record ever sees.</summary>
    public int RewritePrivate(IReadOnlyList<PrivateRewrite> records)
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        using var update = Prepare("update journal set private = $after where position = $position and private is $before", "$after", "$position", "$before");
        foreach (var record in records)
        {
            if (Run(update, record.After, record.Position, record.Before) == 0) throw new PrivatePartsMovedException();
        }

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

    private SqliteCommand[] Statements => [_lastVersion, _ofCommand, _holder, _insert, _claim, _release, _moveHead, _head];

    private AppendResult? Refusal(Append append)
    {
        if (Repeated(append) is { } repeated) return repeated;
        if (LastVersion(append.Stream) != append.Follows) return new(AppendOutcome.Conflict);
        return Taken(append);
    }

    private long LastVersion(StreamId stream)
    {
        if (_versions.TryGetValue(stream, out var known)) return known;
        _lastVersion.Parameters[0].Value = stream.ToString();
        return (long)_lastVersion.ExecuteScalar()!;
    }

    // Not written whatever it holds; but who repeats or comes second is told so at once, or a batch full of them would cost a transaction each.
    private AppendResult Behind(Append append) => Repeated(append) ?? new AppendResult(AppendOutcome.Behind, Claim: Taken(append)?.Claim);

    private AppendResult? Repeated(Append append) =>
        Find(_ofCommand, append.Command.Id.ToByteArray(bigEndian: true)) is { } first ? new(AppendOutcome.Repeated, Holder: first.Stream, HolderVersion: first.Version) : null;

    private AppendResult? Taken(Append append)
    {
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

        _versions[append.Stream] = append.Follows + append.Events.Count;
        return new(AppendOutcome.Committed, position);
    }

    private static (StreamId Stream, long Version)? Find(SqliteCommand command, byte[] key)
    {
        command.Parameters[0].Value = key;
        using var reader = command.ExecuteReader();
        return reader.Read() ? (StreamId.Parse(reader.GetString(0)), reader.GetInt64(1)) : null;
    }

    private static int Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters) command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }

    public JournalHead Head()
    {
        using var reader = _head.ExecuteReader();
        if (!reader.Read()) throw new InvalidOperationException("journal_head is empty");
        return new(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1));
    }
}
