using Npgsql;

namespace JinhuRedCross.BuildingBlocks.Journal.Postgres;

/// <summary>What stands in the database against some appends.</summary>
/// <param name="Commands">Those carried out already, with the place of their first event.</param>
/// <param name="Holders">Who holds the names, by the digest in hex.</param>
/// <param name="Versions">The last version of each of their streams.</param>
internal sealed record Standing(
    IReadOnlyDictionary<Guid, (StreamId Stream, long Version)> Commands, IReadOnlyDictionary<string, (StreamId Stream, long Version)> Holders, Dictionary<string, long> Versions);

/// <summary>Asks, in one round trip and without a lock, why appends were refused, or whether they would be.</summary>
internal static class PostgresProbe
{
    public static async Task<Standing> Ask(NpgsqlConnection connection, IReadOnlyList<Append> appends, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("select j.command, j.stream, j.version from unnest($1) c(id) join journal j on j.command = c.id and j.command is not null")
                {
                    Parameters = { new() { Value = appends.Select(a => a.Command.Id.ToByteArray(bigEndian: true)).ToArray() } },
                },
                new("select c.name, c.stream, c.version from unnest($1) n(name) join claims c on c.name = n.name")
                {
                    Parameters = { new() { Value = appends.SelectMany(a => a.Claims).Where(c => !c.Claim.Release).Select(c => c.Name).ToArray() } },
                },
                new("select s.stream, (select coalesce(max(version), 0) from journal j where j.stream = s.stream) from unnest($1) s(stream)")
                {
                    Parameters = { new() { Value = appends.Select(a => a.Stream).Distinct().Select(s => s.ToString()).ToArray() } },
                },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        var commands = new Dictionary<Guid, (StreamId, long)>();
        while (await reader.ReadAsync(cancel)) commands[new(reader.GetFieldValue<byte[]>(0), bigEndian: true)] = (StreamId.Parse(reader.GetString(1)), reader.GetInt64(2));
        await reader.NextResultAsync(cancel);
        var holders = new Dictionary<string, (StreamId, long)>();
        while (await reader.ReadAsync(cancel)) holders[Convert.ToHexString(reader.GetFieldValue<byte[]>(0))] = (StreamId.Parse(reader.GetString(1)), reader.GetInt64(2));
        await reader.NextResultAsync(cancel);
        var versions = new Dictionary<string, long>();
        while (await reader.ReadAsync(cancel)) versions[reader.GetString(0)] = reader.GetInt64(1);
        return new(commands, holders, versions);
    }
}
