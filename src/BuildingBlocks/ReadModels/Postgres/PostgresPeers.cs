using System.Data.Common;
using Npgsql;

namespace JinhuRedCross.BuildingBlocks.ReadModels.Postgres;

/// <summary>One row says who leads and until when, by the database's clock; a notification says that something was written.</summary>
internal sealed class PostgresPeers : IReadPeers
{
    public const string LeaseTable =
        "create table if not exists read_lease(only_one boolean primary key default true check (only_one), holder uuid not null, until timestamptz not null)";

    // No lease is as long as that: who holds it took it before the clock was set back, and may be long dead.
    private const string Take =
        """
        insert into read_lease as lease (holder, until) values (@holder, clock_timestamp() + interval '5 seconds')
        on conflict (only_one) do update set holder = excluded.holder, until = excluded.until
        where lease.holder = excluded.holder or lease.until < clock_timestamp() or lease.until > clock_timestamp() + interval '6 seconds'
        """;

    public bool Lead(DbConnection connection, Guid holder)
    {
        var leads = connection.Run(Take, null, ("@holder", holder)) == 1;
        // Who leads need not hear itself.
        connection.Run(leads ? "unlisten read_models" : "listen read_models");
        return leads;
    }

    public void StepDown(DbConnection connection, Guid holder) => connection.Run("delete from read_lease where holder = @holder", null, ("@holder", holder));

    public void Tell(DbConnection connection) => connection.Run("notify read_models");

    public Task Listen(DbConnection connection, TimeSpan atMost, CancellationToken cancel) => ((NpgsqlConnection)connection).WaitAsync(atMost, cancel);
}
