namespace JinhuRedCross.Organisations.Domain.Assessments;

/// <summary>How an organisation stands on a day by a standard: computed from evidence, never typed in (ORG-06).</summary>
internal sealed record Assessment(DateOnly On, string Standard, IReadOnlyList<AssessedItem> Items)
{
    public int Held => Items.Count(i => i.Holds);

    public bool Complete => Held == Items.Count;

    /// <summary>What an officer reads: 达标 6/6, or 培育中 4/6.</summary>
    public string Zh => Complete ? $"达标 {Held}/{Items.Count}" : $"培育中 {Held}/{Items.Count}";

    public string En => Complete ? $"reached {Held}/{Items.Count}" : $"in preparation {Held}/{Items.Count}";

    /// <summary>The day's answer, from what is known of an organisation.</summary>
    public static Assessment Of(IReadOnlyList<Fact> facts, Standard standard, DateOnly on)
    {
        var evidence = new Evidence(facts, on);
        return new(on, standard.Name, [.. standard.Items.Select(item => AssessedItem.Of(item, evidence))]);
    }

    /// <summary>The next day on which another item holds or no longer does, if nothing else is recorded; null where there is none in sight.</summary>
    public static DateOnly? NextChange(IReadOnlyList<Fact> facts, Standard standard, DateOnly on)
    {
        var now = Of(facts, standard, on).Items.Select(i => i.Holds);
        var months = standard.Items.SelectMany(i => i.Conditions).Select(c => c.WithinMonths).OfType<int>().Distinct().ToList();
        var days = facts.SelectMany(f => months.Select(m => f.On.AddMonths(m).AddDays(1)).Append(f.Until?.AddDays(1) ?? on)).Append(new DateOnly(on.Year + 1, 1, 1));
        return days.Where(d => d > on).Distinct().Order().Select(d => (DateOnly?)d).FirstOrDefault(d => !Of(facts, standard, d!.Value).Items.Select(i => i.Holds).SequenceEqual(now));
    }
}

/// <summary>One item: whether it holds, by what, and else what is missing.</summary>
internal sealed record AssessedItem(string Name, IReadOnlyList<Fact> By, IReadOnlyList<Lack> Missing)
{
    public bool Holds => Missing.Count == 0;

    /// <summary>有会员和志愿者：会员 9 名，未达 10 名</summary>
    public string Zh => Holds ? Name : $"{Name}：{string.Join('；', Missing.Select(m => m.Zh))}";

    public string En => Holds ? Name : $"{Name}: {string.Join("; ", Missing.Select(m => m.En))}";

    public static AssessedItem Of(StandardItem item, Evidence evidence)
    {
        var verdicts = item.Conditions.Select(c => evidence.Of(c)).ToList();
        return new(item.Name, [.. verdicts.SelectMany(v => v.By).Distinct()], [.. verdicts.Select(v => v.Missing).OfType<Lack>()]);
    }
}
