using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Journal.Seals;

/// <summary>Each record by itself: it can be read, its private parts fit or were erased by somebody, and the modules' audits see it.</summary>
internal sealed class RecordCheck(EventCodec codec, IReadOnlyList<IJournalAudit> audits, Findings findings)
{
    private const int MostKept = 100_000;
    private readonly HashSet<(Guid Subject, PrivateKind Kind)> _erased = [];
    private readonly List<(long Position, string Stream, MissingPart Part)> _missing = [];
    private readonly HashSet<IJournalAudit> _failed = [];

    public Mark See(JournalRow row)
    {
        var mark = new Mark(row.Position, row.Stream, RecordHash.Content(row));
        try
        {
            var stream = StreamId.Parse(row.Stream);
            var happened = codec.Decode(row.Name, row.Data, row.Private, stream, row.Version, out var missing);
            foreach (var part in missing) See(row, part);
            if (happened is PersonalDataErased erasure) Erased(erasure.Subject, erasure.Kinds);
            var command = row.Command is { } id ? new Guid(id, bigEndian: true) : (Guid?)null;
            Audit(new(row.Position, stream, row.Version, happened, row.Actor, StoredMoment.Read(row.At), command));
        }
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
        {
            // Its message may quote what stands in the record; the type says enough.
            findings.Add(FindingKind.Content, row.Position, row.Stream, "无法读出此记录", $"it cannot be read: {unreadable.GetType().Name}");
        }

        return mark;
    }

    public void Erased(Guid subject, IEnumerable<PrivateKind> kinds) => _erased.UnionWith(kinds.Select(k => (subject, k)));

    public void Finish()
    {
        foreach (var (position, stream, part) in _missing.Where(m => !_erased.Contains((m.Part.Subject, m.Part.Kind))))
            findings.Add(FindingKind.Private, position, stream, $"个人信息（{part.Kind}）不见了，却没有删除记录", $"a private part ({part.Kind}) is gone and nobody erased it");
        foreach (var audit in audits.Where(a => !_failed.Contains(a))) Finish(audit);
    }

    private void See(JournalRow row, MissingPart part)
    {
        if (part.State == PrivateState.Unreadable)
            findings.Add(FindingKind.Private, row.Position, row.Stream, $"个人信息（{part.Kind}）无法解密，或与承诺值不符", $"a private part ({part.Kind}) cannot be decrypted or does not fit its commitment");
        else if (_missing.Count < MostKept && !_erased.Contains((part.Subject, part.Kind))) _missing.Add((row.Position, row.Stream, part));
    }

    private void Audit(Recorded record)
    {
        foreach (var audit in audits)
        {
            if (_failed.Contains(audit)) continue;
            try
            {
                audit.See(record);
            }
            catch (Exception failure)
            {
                _failed.Add(audit);
                findings.Add(FindingKind.Audit, record.Position, record.Stream.ToString(), $"核对 {audit.GetType().Name} 在此中断", $"the audit {audit.GetType().Name} broke off here: {failure.GetType().Name}");
            }
        }
    }

    private void Finish(IJournalAudit audit)
    {
        foreach (var (position, stream, zh, en) in audit.Finish()) findings.Add(FindingKind.Audit, position, stream, zh, en);
    }
}
