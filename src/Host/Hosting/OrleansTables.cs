using System.Globalization;
using JinhuRedCross.BuildingBlocks.Journal.Postgres;
using Npgsql;

namespace JinhuRedCross.Host.Hosting;

/// <summary>Orleans' tables in PostgreSQL, in the schema <c>orleans</c>: who is in the cluster, and snapshots.</summary>
internal sealed class OrleansTables(PostgresDatabase database) : IHostedService
{
    public const string Invariant = "Npgsql";

    private static readonly SchemaScript[] _scripts = [new("001-orleans.sql", Scripts.Read("001-orleans.sql"))];

    /// <summary>Orleans asks for its queries without naming the schema.</summary>
    public static string ConnectionString(string postgres) =>
        new NpgsqlConnectionStringBuilder(PostgresDatabase.KeepsShortly + postgres) { SearchPath = "orleans", MaxPoolSize = 10, Timeout = 5, CommandTimeout = 15, ApplicationName = "jinhu-orleans" }.ToString();

    /// <summary>What a silo asks with each append: whether it is an active member of the cluster, neither stopping nor declared dead.</summary>
    public static string FenceOf(SiloAddress silo, string cluster) => string.Create(CultureInfo.InvariantCulture,
        $"select 1 from orleans.silo where deployment = '{cluster}' and address = '{silo.Endpoint.Address}' and port = {silo.Endpoint.Port} and generation = {silo.Generation} and status = {(int)SiloStatus.Active} for share");

    public Task StartAsync(CancellationToken cancellationToken)
    {
        using var connection = database.OpenAlone();
        PostgresSchema.Lock(connection);
        PostgresSchema.Upgrade(connection, "orleans", _scripts);
        using var forget = new NpgsqlCommand(
            "delete from orleans.cluster c where changed_at < now() - interval '1 day' and not exists (select 1 from orleans.silo s where s.deployment = c.deployment and s.alive_at > now() - interval '1 day')", connection);
        forget.ExecuteNonQuery();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
