using System.Globalization;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Seals;

namespace JinhuRedCross.BuildingBlocks.Audit;

/// <summary>Checks the trail month by month like the journal itself, and against what the journal was told of it.</summary>
internal sealed class AuditCheck(EventCodec codec, JournalKeys keys, AuditMonthsTold told, TextWriter output, CancellationToken cancel)
{
    /// <summary>How many things are wrong; each has its line.</summary>
    /// <param name="whole">Whether these are all months that there are.</param>
    public long Check(IReadOnlyDictionary<AuditMonth, Func<IJournalMoment>> there, bool whole = true)
    {
        var wrong = 0L;
        foreach (var (month, open) in there.OrderBy(m => m.Key)) wrong += Check(month, open);
        if (!whole) return wrong;
        foreach (var gone in told.Months.Anchored.Keys.Where(m => !told.Months.Purged.ContainsKey(m) && AuditMonth.Parse(m) is { } month && !there.ContainsKey(month)))
            wrong += Say(gone, "整月缺失，且没有清除记录", "the month is missing, and nobody purged it");
        return wrong;
    }

    private long Check(AuditMonth month, Func<IJournalMoment> open)
    {
        using var journal = open();
        var (name, findings) = (month.ToString(), new Findings());
        var check = new JournalCheck(journal, keys, findings, new RecordCheck(codec, [], findings), cancel);
        check.Run();
        var wrong = findings.Write(output, $"审计 {name} ") + AgainstTheJournal(name, journal);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"审计 {name}：已核对 {check.Records} 条，{wrong} 处有误 (audit trail: {check.Records} records checked, {wrong} findings)"));
        return wrong;
    }

    private long AgainstTheJournal(string month, IJournalMoment journal)
    {
        if (told.Months.Anchored.GetValueOrDefault(month) is not { } anchored) return 0;
        if (journal.Identity != anchored.Journal) return Say(month, "不是原来的审计记录：标识与账簿中所记不同", "it is not the one that the journal was told of: its identity differs");
        return journal.SealsAbove(anchored.Size - 1).FirstOrDefault() is { } seal && seal.Size == anchored.Size && seal.Head.Root == anchored.Root
            ? 0
            : Say(month, $"前 {anchored.Size} 条与账簿中所记不符", $"its first {anchored.Size} records are not what the journal was told of");
    }

    private long Say(string month, string zh, string en)
    {
        output.WriteLine($"审计 {month}：{zh} ({en})");
        return 1;
    }
}

/// <summary>What the journal tells of the trail, gathered while it is checked.</summary>
internal sealed class AuditMonthsTold(AuditMonths? before = null) : IJournalAudit
{
    public AuditMonths Months { get; private set; } = before ?? AuditMonths.Initial;

    public void See(Recorded record)
    {
        if (record.Event is AuditMonthEvent happened) Months = Months.Apply(happened);
    }

    public IEnumerable<(long Position, string Stream, string Zh, string En)> Finish() => [];
}
