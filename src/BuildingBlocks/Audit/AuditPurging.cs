using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Seals;
using JinhuRedCross.BuildingBlocks.Rules;
using AuditDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.BuildingBlocks.Audit.AuditMonths, JinhuRedCross.BuildingBlocks.Audit.AuditMonthEvent>;

namespace JinhuRedCross.BuildingBlocks.Audit;

/// <summary>Takes months away that are old enough. First the journal is told what they were, then they go; what was altered stays.</summary>
public sealed class AuditPurging
{
    private readonly AuditPlace _place;
    private readonly EventCodec _codec;
    private readonly JournalKeys _keys;
    private readonly IGrainFactory _grains;
    private readonly RulesInForce _rules;
    private readonly TimeProvider _clock;

    internal AuditPurging(AuditPlace place, EventCodec codec, JournalKeys keys, IGrainFactory grains, RulesInForce rules, TimeProvider clock) =>
        (_place, _codec, _keys, _grains, _rules, _clock) = (place, codec, keys, grains, rules, clock);

    public async Task<AuditDecided> Purge(Command command, AuditMonth before, string? reason, CancellationToken cancel)
    {
        var now = _clock.GetUtcNow();
        var keep = _rules.Now.On(ChinaTime.DayOf(now)).Whole(AuditParameters.KeepMonths);
        var known = await _grains.AuditMonths().Show();
        // What may not go is refused before it is read.
        var old = before > AuditMonths.FirstKept(now, keep) ? [] : (await Task.Run(_place.Months, cancel)).Where(m => m < before && !known.Purged.ContainsKey(m.ToString())).ToList();
        var ends = new List<AuditMonthEnd>();
        foreach (var month in old)
        {
            if (await Task.Run(() => EndOf(month, known, cancel), cancel) is not { } end) return AuditDecided.Refused(AuditErrors.Unsealed);
            ends.Add(end);
        }

        var decided = await _grains.AuditMonths().Purge(command, before, ends, reason, keep);
        if (decided.Error is not null || command.DryRun) return decided;
        foreach (var purged in decided.Events.OfType<AuditMonthPurged>()) await Task.Run(() => _place.Drop(AuditMonth.Parse(purged.Month)!.Value), cancel);
        return decided;
    }

    /// <summary>Null where something is wrong with it, or its end is not sealed.</summary>
    private AuditMonthEnd? EndOf(AuditMonth month, AuditMonths known, CancellationToken cancel)
    {
        var check = new AuditCheck(_codec, _keys, new AuditMonthsTold(known), TextWriter.Null, cancel);
        if (check.Check(new Dictionary<AuditMonth, Func<IJournalMoment>> { [month] = () => _place.Look(month) }, whole: false) > 0) return null;
        using var journal = _place.Look(month);
        var size = journal.Head.Last;
        if (size == 0) return new(month.ToString(), journal.Identity, 0, "", "", "", _clock.GetUtcNow(), "");
        if (journal.SealsAbove(size - 1).FirstOrDefault() is not { } seal) return null;
        var (first, last) = (journal.Leaves().First(), journal.Leaves().Last());
        return new(month.ToString(), journal.Identity, size, Hex(first), Hex(last), seal.Head.Root, seal.Head.At, seal.Head.Signature);
    }

    private static string Hex(Leaf leaf) => Convert.ToHexStringLower(leaf.Content);
}
