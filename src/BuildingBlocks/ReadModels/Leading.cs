using Microsoft.Extensions.Logging;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>Who writes where several processes share the read models. A leader that comes too late does no harm: checkpoints move by compare-and-set.</summary>
internal sealed class Leading(ReadSide reads, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan _renewal = TimeSpan.FromSeconds(1);
    private readonly Guid _holder = Guid.CreateVersion7();
    private long? _asked;

    public bool Leads { get; private set; }

    /// <summary>Asks for the lease each second, to keep it or to take it over.</summary>
    public bool Ask(ReadWriter writer)
    {
        if (writer.Store.Peers is not { } peers) return Leads = true;
        if (_asked is { } last && clock.GetElapsedTime(last) < _renewal) return Leads;
        _asked = clock.GetTimestamp();
        var led = Leads;
        Leads = peers.Lead(writer.Connection, _holder);
        if (Leads && !led) TakeOver(writer);
        if (led && !Leads) log.LogWarning("Another process writes the read models now");
        // Others may have begun a rebuild.
        reads.Asked = true;
        return Leads;
    }

    /// <summary>Takes up the rebuilds that somebody has begun, here or elsewhere.</summary>
    public void TakeUpRebuilds(ReadWriter writer)
    {
        if (!reads.Asked) return;
        reads.Asked = false;
        reads.Know(writer.Connection.AllCheckpoints());
    }

    /// <summary>Waits for what the leader writes, and takes over how far it is.</summary>
    public async Task Watch(ReadWriter writer, TimeSpan atMost, CancellationToken cancel)
    {
        await writer.Store.Peers!.Listen(writer.Connection, atMost, cancel);
        var checkpoints = writer.Connection.AllCheckpoints();
        foreach (var track in reads.Tracks) track.Follow(Of(track, checkpoints));
        reads.Know(checkpoints);
    }

    /// <summary>So that another need not wait until the lease is over.</summary>
    public void StepDown(ReadWriter writer)
    {
        if (!Leads || writer.Store.Peers is not { } peers) return;
        try
        {
            peers.StepDown(writer.Connection, _holder);
        }
        catch (Exception away) when (writer.Store.IsOutage(away) || away is InvalidOperationException)
        {
            log.LogInformation("The lease could not be given back; it ends by itself");
        }
    }

    // What the one before could not take may go well here.
    private void TakeOver(ReadWriter writer)
    {
        log.LogInformation("This process writes the read models now");
        var checkpoints = writer.Connection.AllCheckpoints();
        foreach (var track in reads.Tracks) track.Restart(Of(track, checkpoints));
    }

    private static Checkpoint Of(Track track, IReadOnlyList<Checkpoint> checkpoints) =>
        checkpoints.FirstOrDefault(c => c.Name == track.Table) ?? throw new ReadTableGoneException(track.Table);
}
