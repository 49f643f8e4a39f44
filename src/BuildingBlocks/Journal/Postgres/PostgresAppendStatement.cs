using Npgsql;
using NpgsqlTypes;

namespace JinhuRedCross.BuildingBlocks.Journal.Postgres;

/// <summary>Appends to the journal in one statement, which is one transaction and one round trip: a process that stops in the middle of it holds nobody up.</summary>
/// <remarks>The row of <c>journal_head</c> is locked before anything else is, so appends of several processes come one after the other and never wait in a circle.</remarks>
internal sealed class PostgresAppendStatement : IDisposable
{
    private const string Free = "select 1";

    private const string Sql = """
        with free as ({fence}),
        gap as (
          select 1 from unnest($1, $2) f(stream, follows)
          where follows > 0 and not exists (select 1 from journal j where j.stream = f.stream and j.version = f.follows) limit 1),
        head as (
          update journal_head set last = last + $3, sum = sum # $4 where "only" = 1 and exists (select 1 from free) and not exists (select 1 from gap) returning last - $3 as base),
        added as (
          insert into journal (position, stream, version, name, data, private, command, fingerprint, actor, at)
          select head.base + e.ord, e.stream, e.version, e.name, e.data, e.private, e.command, e.fingerprint, e.actor, e.at
          from head, unnest($5, $6, $7, $8, $9, $10, $11, $12, $13) with ordinality e(stream, version, name, data, private, command, fingerprint, actor, at, ord)),
        held as (
          insert into claims (name, stream, version) select c.name, c.stream, c.version from head, unnest($14, $15, $16) c(name, stream, version)),
        freed as (
          delete from claims using head, unnest($17, $18) r(name, stream) where claims.name = r.name and claims.stream = r.stream)
        select base from head
        """;

    private readonly JournalKeys _keys;
    private readonly NpgsqlCommand _command;
    private readonly List<Action> _clear = [];
    private readonly List<string> _firstStreams;
    private readonly List<long> _firstFollows;
    private readonly NpgsqlParameter _count = new() { NpgsqlDbType = NpgsqlDbType.Bigint };
    private readonly NpgsqlParameter _delta = new() { NpgsqlDbType = NpgsqlDbType.Varbit };
    private readonly List<string> _streams;
    private readonly List<long> _versions;
    private readonly List<string> _names;
    private readonly List<string> _data;
    private readonly List<byte[]?> _private;
    private readonly List<byte[]?> _commands;
    private readonly List<byte[]?> _fingerprints;
    private readonly List<string> _actors;
    private readonly List<string> _at;
    private readonly List<byte[]> _heldNames;
    private readonly List<string> _heldStreams;
    private readonly List<long> _heldVersions;
    private readonly List<byte[]> _freedNames;
    private readonly List<string> _freedStreams;

    /// <param name="fence">The query of an <see cref="AppendFence"/>; null for none.</param>
    public PostgresAppendStatement(NpgsqlConnection connection, JournalKeys keys, string? fence)
    {
        _keys = keys;
        _command = new(Sql.Replace("{fence}", fence ?? Free, StringComparison.Ordinal), connection);
        _firstStreams = Column<string>(NpgsqlDbType.Text);
        _firstFollows = Column<long>(NpgsqlDbType.Bigint);
        _command.Parameters.Add(_count);
        _command.Parameters.Add(_delta);
        _streams = Column<string>(NpgsqlDbType.Text);
        _versions = Column<long>(NpgsqlDbType.Bigint);
        _names = Column<string>(NpgsqlDbType.Text);
        _data = Column<string>(NpgsqlDbType.Text);
        _private = Column<byte[]?>(NpgsqlDbType.Bytea);
        _commands = Column<byte[]?>(NpgsqlDbType.Bytea);
        _fingerprints = Column<byte[]?>(NpgsqlDbType.Bytea);
        _actors = Column<string>(NpgsqlDbType.Text);
        _at = Column<string>(NpgsqlDbType.Text);
        _heldNames = Column<byte[]>(NpgsqlDbType.Bytea);
        _heldStreams = Column<string>(NpgsqlDbType.Text);
        _heldVersions = Column<long>(NpgsqlDbType.Bigint);
        _freedNames = Column<byte[]>(NpgsqlDbType.Bytea);
        _freedStreams = Column<string>(NpgsqlDbType.Text);
    }

    public Task Prepare(CancellationToken cancel) => _command.PrepareAsync(cancel);

    /// <summary>Writes all of them or none.</summary>
    /// <returns>The last position before them; null where one of them is refused, or all by the fence.</returns>
    public async Task<long?> Run(IReadOnlyList<Append> appends, CancellationToken cancel)
    {
        foreach (var clear in _clear) clear();
        var sum = new byte[32];
        var inLine = new HashSet<StreamId>();
        foreach (var append in appends)
        {
            var stream = append.Stream.ToString();
            if (inLine.Add(append.Stream))
            {
                _firstStreams.Add(stream);
                _firstFollows.Add(append.Follows);
            }

            AddEvents(append, stream, sum);
            AddClaims(append, stream);
        }

        (_count.Value, _delta.Value) = ((long)_streams.Count, Bits.Of(sum));
        try
        {
            return (long?)await _command.ExecuteScalarAsync(cancel);
        }
        catch (PostgresException exists) when (exists.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return null;
        }
    }

    public void Dispose() => _command.Dispose();

    private void AddEvents(Append append, string stream, byte[] sum)
    {
        var at = StoredMoment.Write(append.At);
        for (var i = 0; i < append.Events.Count; i++)
        {
            var happened = append.Events[i];
            var version = append.Follows + 1 + i;
            var command = i == 0 ? append.Command.Id.ToByteArray(bigEndian: true) : null;
            var fingerprint = i == 0 ? append.Command.Fingerprint : null;
            _streams.Add(stream);
            _versions.Add(version);
            _names.Add(happened.Name);
            _data.Add(happened.Data);
            _private.Add(happened.Private);
            _commands.Add(command);
            _fingerprints.Add(fingerprint);
            _actors.Add(append.Command.Actor);
            _at.Add(at);
            RecordHash.AddTo(sum, _keys.Sum, RecordHash.Content(stream, version, happened.Name, happened.Data, command, fingerprint, append.Command.Actor, at));
        }
    }

    private void AddClaims(Append append, string stream)
    {
        foreach (var claim in append.Claims)
        {
            (claim.Claim.Release ? _freedNames : _heldNames).Add(claim.Name);
            (claim.Claim.Release ? _freedStreams : _heldStreams).Add(stream);
            if (!claim.Claim.Release) _heldVersions.Add(append.Follows + 1);
        }
    }

    // The list is filled anew for each run; the parameter keeps it.
    private List<T> Column<T>(NpgsqlDbType of)
    {
        var values = new List<T>();
        _command.Parameters.Add(new NpgsqlParameter { Value = values, NpgsqlDbType = NpgsqlDbType.Array | of });
        _clear.Add(values.Clear);
        return values;
    }
}
