
namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>The commands that a grain carried out lately, so that most repeats are answered from memory.</summary>
internal sealed class RecentCommands<TAggregate, TEvent>
    where TAggregate : class
{
    private const int Most = 1000;
    private readonly Dictionary<Guid, Known> _known = [];
    private readonly Queue<Guid> _order = new();

    internal sealed record Known(byte[] Fingerprint, Append Append, Decided<TAggregate, TEvent> Answer);

    public Known? Find(Guid command) => _known.GetValueOrDefault(command);

    public void Remember(Command command, Append append, Decided<TAggregate, TEvent> answer)
    {
        _known[command.Id] = new(command.Fingerprint, append, answer);
        _order.Enqueue(command.Id);
        while (_order.Count > Most) _known.Remove(_order.Dequeue());
    }

    /// <summary>Drops all; the journal knows them.</summary>
    public void Clear()
    {
        _known.Clear();
        _order.Clear();
    }

    /// <summary>Drops what was not written after all.</summary>
    public void Forget(Guid command, Append append)
    {
        if (_known.TryGetValue(command, out var known) && known.Append == append) _known.Remove(command);
    }
}
