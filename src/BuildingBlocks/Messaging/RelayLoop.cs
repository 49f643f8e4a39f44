using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using JinhuRedCross.BuildingBlocks.Domain.Messages;
using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Rules;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JinhuRedCross.BuildingBlocks.Messaging;

/// <summary>Runs the relays on the process that leads, each listener at its own pace.</summary>
/// <remarks>A leader that does not know yet that it leads no more does no harm: what it brings is known already.</remarks>
internal sealed class RelayLoop(
    IEnumerable<Relay> relays, Checkpoints checkpoints, IJournalReader journal, DueWorkLead lead, Followed<ParkingLot, ParkingEvent> lot, IMeterFactory meters, TimeProvider clock, ILogger<RelayLoop> log) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _afterFailure = TimeSpan.FromSeconds(1);
    private readonly Relay[] _relays = [.. relays];
    private readonly ConcurrentDictionary<string, string> _troubles = new();

    /// <summary>Why a listener hears nothing at the moment, for health; empty when all is well.</summary>
    public IReadOnlyDictionary<string, string> Troubles => _troubles;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (_relays.Length > 0) checkpoints.Prepare();
        MessagingMeter.Observe(meters, _relays, lot, journal);
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_relays.Length > 0) checkpoints.Close();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(_relays.Select(relay => Task.Run(() => Run(relay, stoppingToken), stoppingToken)));

    private async Task Run(Relay relay, CancellationToken cancel)
    {
        var began = false;
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                began = await Step(relay, began, cancel);
                _troubles.TryRemove(relay.Name, out _);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                if (_troubles.TryAdd(relay.Name, fault.GetType().Name)) log.LogWarning(fault, "{Listener} hears nothing for the moment; trying again each second", relay.Name);
                await Task.Delay(_afterFailure, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>One round, or a pause where somebody else leads; whether the relay stands where it can go on.</summary>
    private async Task<bool> Step(Relay relay, bool began, CancellationToken cancel)
    {
        if (!lead.Leads())
        {
            await Task.Delay(_pause, clock, cancel);
            relay.Runs = false;
            return false;
        }

        if (!began) relay.Begin();
        if (!await relay.Round(cancel)) await Pause(relay, cancel);
        return true;
    }

    /// <summary>Until something is written, or it is time to look what waits to be tried again.</summary>
    private async Task Pause(Relay relay, CancellationToken cancel)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(journal.WhenBeyond(relay.Position, enough.Token), Task.Delay(_pause, clock, enough.Token));
        await enough.CancelAsync();
        cancel.ThrowIfCancellationRequested();
    }
}
