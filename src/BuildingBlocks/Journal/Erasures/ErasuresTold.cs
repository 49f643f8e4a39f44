using System.Globalization;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Journal.Erasures;

/// <summary>What the journal tells of erasures: a stream for each person.</summary>
internal sealed class ErasuresTold(Journal journal)
{
    private const int MostAttempts = 5;

    /// <summary>True when what the journal tells since then covers these kinds.</summary>
    public async Task<bool> Covers(Guid subject, IReadOnlyCollection<PrivateKind> kinds, IReadOnlyCollection<PrivateKind> restricted, DateTimeOffset since, CancellationToken cancel)
    {
        var (gone, hidden) = (new HashSet<PrivateKind>(), new HashSet<PrivateKind>());
        foreach (var record in await Told(subject, cancel))
        {
            if (record.At < since || record.Event is not PersonalDataErased earlier) continue;
            gone.UnionWith(earlier.Kinds);
            hidden.UnionWith(earlier.Restricted ?? []);
        }

        return gone.IsSupersetOf(kinds) && hidden.IsSupersetOf(restricted);
    }

    private Task<IReadOnlyList<Recorded>> Told(Guid subject, CancellationToken cancel) => journal.ReadStream(StreamOf(subject), 0, int.MaxValue, cancel);

    private static StreamId StreamOf(Guid subject) => new("erasure", subject);

    /// <summary>Made of what was erased up to where, so that finishing it is not another one.</summary>
    public Guid IdOf(PersonalDataErased erased, long last) => new(
        journal.Keys.Name(
            "erasure", erased.Subject.ToString(), string.Join(',', erased.Kinds) + (erased.Restricted is { } r ? "|" + string.Join(',', r) : ""), last.ToString(CultureInfo.InvariantCulture)),
        bigEndian: true);

    /// <summary>Tells the read models.</summary>
    public async Task Add(PersonalDataErased erased, Command command, DateTimeOffset at, CancellationToken cancel)
    {
        var stream = StreamOf(erased.Subject);
        for (var attempt = 1; ; attempt++)
        {
            var version = (await Told(erased.Subject, cancel)).Count;
            var append = new Append(new(), stream, version, [journal.Encode(erased, stream, version + 1)], [], command, at, erased);
            journal.Queue(append);
            var outcome = (await append.Done).Outcome;
            if (outcome is AppendOutcome.Committed or AppendOutcome.Repeated) return;
            if (attempt == MostAttempts) throw new JournalUnavailableException($"{stream}: the erasure could not be recorded ({outcome}); repeat it");
        }
    }
}
