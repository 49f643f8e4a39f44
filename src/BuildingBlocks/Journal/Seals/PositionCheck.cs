namespace JinhuRedCross.BuildingBlocks.Journal.Seals;

/// <summary>Positions run from 1 to the journal's end, without gap.</summary>
internal sealed class PositionCheck(Findings findings, long end)
{
    private const int MostNamed = 1000;
    private readonly List<Mark> _beyond = [];
    private long _last;
    private long _records;
    private long _gone;
    private long _added;
    private long _goneHere;

    public void See(Aligned pair)
    {
        if (pair.Leaf is not null && pair.Record is null) (_gone, _goneHere) = (_gone + 1, _goneHere + 1);
        if (pair.Leaf is null && !pair.Tail) _added++;
        if (pair.Record is not { } record) return;
        _records++;
        if (record.Position > end && _beyond.Count < MostNamed) _beyond.Add(record);
        if (record.Position < 1)
        {
            Tell(record.Position, record.Stream, "位置小于 1", "its position is below 1");
            return;
        }

        if (record.Position == _last) Tell(record.Position, record.Stream, "位置重复", "its position stands twice");
        if (record.Position - _last - 1 > _goneHere) Missing(record.Position - 1);
        (_last, _goneHere) = (record.Position, 0);
    }

    public void Finish()
    {
        // What was taken out or put in is named as that, and explains where the journal ends.
        if (end - _records == _gone - _added) return;
        if (_last < end) Missing(end);
        foreach (var record in _beyond)
            findings.Add(FindingKind.Record, record.Position, record.Stream, $"插入的记录：超出日志末尾 {end}", $"inserted: it stands beyond the journal's end, {end}");
    }

    private void Missing(long to)
    {
        for (var position = _last + 1; position <= to && position <= _last + MostNamed; position++) Tell(position, "-", "此位置没有记录", "no record has this position");
    }

    private void Tell(long position, string stream, string zh, string en) => findings.Add(FindingKind.Order, position, stream, zh, en);
}
