using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Messages;
using JinhuRedCross.BuildingBlocks.Journal;
using Microsoft.Extensions.Logging;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.BuildingBlocks.Messaging;

/// <summary>Brings one listener what the others tell: in the order of the journal, each message at least once.</summary>
/// <remarks>A message that fails holds up its stream and nothing else: it is tried again some times, then parked.</remarks>
internal sealed class Relay(Listener listener, Delivery delivery, Journal.Journal journal, Checkpoints checkpoints, Parking parking, ILogger<Relay> log)
{
    /// <summary>Who does what a message asks for.</summary>
    public const string Actor = "relay";

    private const int PageSize = 1000;
    private const int FarEnough = 5000;
    private static readonly TimeSpan _longEnough = TimeSpan.FromSeconds(5);

    private readonly Dictionary<StreamId, Failure> _failed = [];
    private long _position;
    private long _stored;
    private Rest _unstored;
    private bool _heard;

    public string Name => listener.Name;

    /// <summary>How far it has heard, by the position of the newest record.</summary>
    public long Position => Volatile.Read(ref _position);

    /// <summary>Whether this process brings it what there is.</summary>
    public bool Runs { get; set; }

    /// <summary>Begins where this listener stands, whoever brought it there.</summary>
    public void Begin()
    {
        _failed.Clear();
        Runs = true;
        _stored = checkpoints.Read(listener, journal.Identity);
        Volatile.Write(ref _position, _stored);
    }

    /// <summary>Whatever can be brought now; true when there is more.</summary>
    public async Task<bool> Round(CancellationToken cancel)
    {
        try
        {
            foreach (var parked in parking.Of(listener).Where(m => m.Status != ParkedStatus.Parked)) await Drive(parked, cancel);
            foreach (var failure in _failed.Values.Where(f => f.Rest.IsOver(journal.Clock)).ToList()) await TryAgain(failure, cancel);
            var page = await journal.ReadAfter(_position, PageSize, cancel);
            foreach (var record in page) await Bring(record, cancel);
            return page.Count == PageSize;
        }
        finally
        {
            StoreIfDue();
        }
    }

    private async Task Bring(Recorded record, CancellationToken cancel)
    {
        if (delivery.FactFor(listener, record) is not null && !IsHeldUp(record) && await Deliver(record, null, cancel) is { } failure) await Hold(failure);
        Volatile.Write(ref _position, record.Position);
    }

    private bool IsHeldUp(Recorded record) => _failed.ContainsKey(record.Stream) || parking.Holds(listener, record);

    /// <summary>Somebody wants a parked message tried again, or passed over.</summary>
    private async Task Drive(ParkedMessage parked, CancellationToken cancel)
    {
        var from = parked.Status == ParkedStatus.Discarded ? parked.Version : parked.Version - 1;
        // Only when all that waits behind it is heard too, it is gone: until then a crash begins here again.
        if (await Walk(StreamId.Parse(parked.Stream), from, null, cancel) is { } failure) await Park(failure);
        else await parking.Clear(parked.Id);
    }

    private async Task TryAgain(Failure before, CancellationToken cancel)
    {
        var failure = await Walk(before.Record.Stream, before.Record.Version - 1, before, cancel);
        if (failure is null) _failed.Remove(before.Record.Stream);
        else await Hold(failure);
    }

    /// <summary>Brings what a stream holds after a version, up to where the listener stands; the first failure ends it.</summary>
    private async Task<Failure?> Walk(StreamId stream, long version, Failure? before, CancellationToken cancel)
    {
        while (true)
        {
            var page = await journal.ReadStream(stream, version, PageSize, cancel);
            foreach (var record in page.TakeWhile(r => r.Position <= _position))
            {
                if (await Deliver(record, before, cancel) is { } failure) return failure;
                version = record.Version;
            }

            if (page.Count < PageSize || page[^1].Position > _position) return null;
        }
    }

    private async Task<Failure?> Deliver(Recorded record, Failure? before, CancellationToken cancel)
    {
        if (delivery.FactFor(listener, record) is not { } fact) return null;
        try
        {
            await delivery.Bring(listener, fact, record, cancel);
            _heard = true;
            return null;
        }
        catch (Exception fault) when (!Failure.IsOutage(fault) && !cancel.IsCancellationRequested)
        {
            var failure = Failure.Of(record, fault, before, journal.Clock);
            log.LogWarning(fault, "{Listener} could not hear {Message} of {Stream}, attempt {Count}", listener.Name, Listener.NameOf(fact.GetType()), record.Stream, failure.Attempts);
            return failure;
        }
    }

    private async Task Hold(Failure failure)
    {
        _failed[failure.Record.Stream] = failure;
        if (!failure.IsFinal) return;
        await Park(failure);
        _failed.Remove(failure.Record.Stream);
    }

    private async Task Park(Failure failure)
    {
        var message = Listener.NameOf(delivery.FactFor(listener, failure.Record)!.GetType());
        await parking.Park(listener, failure, message);
        log.LogError("{Message} of {Stream} is parked for {Listener}: {Error}", message, failure.Record.Stream, listener.Name, failure.Error);
    }

    /// <summary>Not after each message: what is heard twice after a crash changes nothing. Never beyond what is still tried.</summary>
    private void StoreIfDue()
    {
        var reached = _failed.Values.Select(f => f.Record.Position - 1).Append(_position).Min();
        if (reached == _stored || !(_heard || reached - _stored >= FarEnough || _unstored.IsOver(journal.Clock))) return;
        checkpoints.Move(listener, journal.Identity, reached);
        (_stored, _unstored, _heard) = (reached, Rest.Of(_longEnough, journal.Clock), false);
    }
}
