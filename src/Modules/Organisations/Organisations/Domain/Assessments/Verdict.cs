using JinhuRedCross.Organisations.Domain.Grassroots;

namespace JinhuRedCross.Organisations.Domain.Assessments;

/// <summary>What is missing, and by how much.</summary>
internal sealed record Lack(string Zh, string En);

/// <summary>Whether a condition is met on a day: by what, or what is missing.</summary>
/// <param name="By">The facts it looked at, whether or not they are enough.</param>
internal sealed record Verdict(IReadOnlyList<Fact> By, Lack? Missing);

/// <summary>Looks at facts as they are on a day.</summary>
internal readonly record struct Evidence(IReadOnlyList<Fact> Facts, DateOnly On)
{
    private const int UsualMonths = 12;

    public Verdict Of(Condition condition) => condition.Kind switch
    {
        ConditionKind.ApprovalDocument => Present(FactKind.Approval, condition, new("没有批文", "no approval document")),
        ConditionKind.HeadInTerm => HeadInTerm(),
        ConditionKind.BusinessContact => Contact(),
        ConditionKind.PaidMembers => Figures(condition, f => f.PaidMembers ?? 0, "会员", "members"),
        ConditionKind.Volunteers => Figures(condition, f => f.Volunteers ?? 0, "志愿者", "volunteers"),
        ConditionKind.RegulationKinds => Regulations(condition),
        ConditionKind.ActivePlaces => Enough(Counting(FactKind.ActivePlace), condition, n => new($"运行中的阵地或服务站点 {n} 个，未达 {condition.AtLeast} 个", $"{n} active sites or stations, not {condition.AtLeast}")),
        ConditionKind.Activities => Activities(condition, _ => true, "活动", "activities"),
        ConditionKind.CoreActivities => Activities(condition, f => f.Line != BusinessLine.Other, "三救三献活动", "activities of the six core lines"),
        ConditionKind.Funds => Funds(),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "A condition that nobody looks at"),
    };

    private List<Fact> Counting(FactKind kind)
    {
        var day = On;
        return [.. Facts.Where(f => f.Kind == kind && f.CountsOn(day))];
    }

    // The newest one of a kind says how things are.
    private Fact? Newest(FactKind kind)
    {
        var day = On;
        return Facts.Where(f => f.Kind == kind && f.On <= day).MaxBy(f => (f.On, f.RecordedAt));
    }

    private Verdict Present(FactKind kind, Condition condition, Lack missing) => Enough(Counting(kind), condition, _ => missing);

    private static Verdict Enough(List<Fact> found, Condition condition, Func<int, Lack> missing) => new(found, found.Count >= condition.AtLeast ? null : missing(found.Count));

    private Verdict HeadInTerm()
    {
        if (Newest(FactKind.Leadership) is not { } elected) return new([], new("没有选举产生的负责人", "nobody elected leads it"));
        return new([elected], elected.CountsOn(On) ? null : new($"负责人任期已于 {elected.Until:yyyy-MM-dd} 届满", $"the leaders' term ended on {elected.Until:yyyy-MM-dd}"));
    }

    private Verdict Contact() => Newest(FactKind.Leadership) is { Contact: true } elected
        ? new([elected], null)
        : new([], new("未明确具体人员负责红十字业务工作", "nobody is named for Red Cross business"));

    private Verdict Figures(Condition condition, Func<Fact, int> figure, string zh, string en)
    {
        var newest = Newest(FactKind.RegisterFigures);
        var count = newest is null ? 0 : figure(newest);
        return new(newest is null ? [] : [newest], count >= condition.AtLeast ? null : new($"{zh} {count} 名，未达 {condition.AtLeast} 名", $"{count} {en}, not {condition.AtLeast}"));
    }

    private Verdict Regulations(Condition condition)
    {
        var found = Counting(FactKind.Regulation);
        var kinds = found.Select(f => f.Regulation!.Value).ToHashSet();
        if (kinds.Count >= condition.AtLeast) return new(found, null);
        var lacking = Enum.GetValues<RegulationKind>().Where(k => !kinds.Contains(k)).ToList();
        return new(found, new(
            $"制度 {kinds.Count} 类，未达 {condition.AtLeast} 类，缺：{string.Join('、', lacking.Select(Zh))}", $"{kinds.Count} kinds of regulations, not {condition.AtLeast}; lacking: {string.Join(", ", lacking)}"));
    }

    // A period of months ends on the corresponding day, which counts (K-02, K-03).
    private Verdict Activities(Condition condition, Func<Fact, bool> wanted, string zh, string en)
    {
        var (day, months) = (On, condition.WithinMonths ?? UsualMonths);
        var found = Counting(FactKind.Activity).Where(f => wanted(f) && day <= f.On.AddMonths(months)).ToList();
        return Enough(found, condition, n => new($"近 {months} 个月{zh} {n} 次，未达 {condition.AtLeast} 次", $"{n} {en} in the last {months} months, not {condition.AtLeast}"));
    }

    private Verdict Funds()
    {
        var year = On.Year;
        var found = Counting(FactKind.Funds).Where(f => f.Year == year).ToList();
        return new(found, found.Count > 0 ? null : new($"{year} 年没有收入或预算", $"no income or budget in {year}"));
    }

    private static string Zh(RegulationKind kind) => kind switch
    {
        RegulationKind.Membership => "会员管理",
        RegulationKind.Volunteering => "志愿服务",
        RegulationKind.Finance => "财务和会费",
        RegulationKind.Records => "档案和信息公开",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a name"),
    };
}
