using System.Diagnostics.Metrics;
using JinhuRedCross.BuildingBlocks.Telemetry;
using Npgsql;

namespace JinhuRedCross.Host.Hosting.Telemetry;

/// <summary>Connections to PostgreSQL, by pool and under a short name.</summary>
/// <remarks>The driver calls a pool by its connection string, with host, user and, where somebody so sets it, password; not all pools can be given a name, Orleans' own not at all. So its figures are heard here and told again.</remarks>
internal sealed class PoolFigures : IHostedService, IDisposable
{
    private const string Driver = "Npgsql";
    private const string Pool = "db.client.connection.pool.name";
    private const string State = "db.client.connection.state";
    private const string Count = "db.client.connection.count";
    private const string Most = "db.client.connection.max";
    private const string Pending = "db.client.connection.npgsql.pending_requests";
    private const string Timeouts = "db.client.connection.npgsql.timeouts";
    private static readonly string[] _heard = [Count, Most, Pending, Timeouts];
    private readonly Dictionary<(string Figure, string Pool, string? State), long> _newest = [];
    private readonly Lock _gate = new();
    private readonly MeterListener _listener = new();

    public PoolFigures(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (figure, listener) =>
        {
            if (figure.Meter.Name == Driver && _heard.Contains(figure.Name)) listener.EnableMeasurementEvents(figure);
        };
        _listener.SetMeasurementEventCallback<int>((figure, value, tags, _) => Hear(figure, value, tags));
        _listener.SetMeasurementEventCallback<long>((figure, value, tags, _) => Hear(figure, value, tags));
        _listener.Start();
        var meter = meters.Create(Measuring.Name);
        meter.CreateObservableUpDownCounter(Count, () => Newest(Count), "{connection}", "Connections that are open, by pool and state");
        meter.CreateObservableUpDownCounter(Most, () => Newest(Most), "{connection}", "How many connections a pool may open");
        meter.CreateObservableUpDownCounter(Pending, () => Newest(Pending), "{request}", "Who waits for a connection");
        meter.CreateObservableCounter(Timeouts, () => Newest(Timeouts), "{timeout}", "Who waited for a connection in vain");
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _listener.Dispose();

    /// <summary>What a pool is called here; never a part of its connection string but the name that the program gave itself in it.</summary>
    internal static string NameOf(string? pool)
    {
        if (pool is null || !pool.Contains('=', StringComparison.Ordinal)) return pool ?? "other";
        try
        {
            return new NpgsqlConnectionStringBuilder(pool).ApplicationName ?? "other";
        }
        catch (ArgumentException)
        {
            return "other";
        }
    }

    private List<Measurement<long>> Newest(string figure)
    {
        lock (_gate)
        {
            // What is asked for, and not counted, begins anew each time; several pools of one name are one.
            foreach (var asked in _newest.Keys.Where(k => k.Figure is Count or Most).ToList()) _newest[asked] = 0;
            _listener.RecordObservableInstruments();
            // That nobody waits is worth telling too.
            foreach (var pool in _newest.Keys.Where(k => k.Figure == Most).Select(k => k.Pool).ToList())
            {
                _newest.TryAdd((Pending, pool, null), 0);
                _newest.TryAdd((Timeouts, pool, null), 0);
            }

            return [.. _newest.Where(n => n.Key.Figure == figure).Select(n => new Measurement<long>(n.Value, Tags(n.Key.Pool, n.Key.State)))];
        }
    }

    private void Hear(Instrument figure, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string? pool = null, state = null;
        foreach (var (name, told) in tags)
        {
            if (name == Pool) pool = told as string;
            if (name == State) state = told as string;
        }

        lock (_gate)
        {
            var key = (figure.Name, NameOf(pool), state);
            _newest[key] = _newest.GetValueOrDefault(key) + value;
        }
    }

    private static KeyValuePair<string, object?>[] Tags(string pool, string? state) => state is null ? [new(Pool, pool)] : [new(Pool, pool), new(State, state)];
}
