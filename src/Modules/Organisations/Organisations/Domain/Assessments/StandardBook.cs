using System.Collections.Immutable;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Organisations.Domain.Assessments;

/// <summary>Something that happened to the standards.</summary>
internal abstract record StandardEvent;

/// <summary>A standard holds from a day on; the one of the same day before it is replaced.</summary>
[StoredName("assessment-standard-set")]
internal sealed record StandardSet(Standard Standard, string By, DateTimeOffset At) : StandardEvent;

/// <summary>A standard that has not begun is taken back.</summary>
[StoredName("assessment-standard-withdrawn")]
internal sealed record StandardWithdrawn(DateOnly From, string Reason, string By, DateTimeOffset At) : StandardEvent;

/// <summary>The standards with the days from which they hold: each to the day before the next one's.</summary>
internal sealed record StandardBook : IAggregate<StandardBook, StandardEvent>
{
    private const string Rule = "ORG-06";
    public const int MostItems = 12;
    private const int MostConditions = 10;
    private const int LongestPeriod = 240;

    public static StandardBook Initial { get; } = new();

    public ImmutableSortedDictionary<DateOnly, Standard> Versions { get; init; } = ImmutableSortedDictionary<DateOnly, Standard>.Empty;

    /// <summary>The standard of a day.</summary>
    public Standard On(DateOnly day) => Versions.Values.LastOrDefault(s => s.From <= day) ?? Standard.SixHaves;

    /// <summary>The last day of a standard; null where nothing follows.</summary>
    public DateOnly? LastDay(Standard standard) => Versions.Keys.Cast<DateOnly?>().FirstOrDefault(from => standard.From is null || from > standard.From)?.AddDays(-1);

    public Decision<StandardEvent> Set(ProposedStandard asked, string by, DateTimeOffset now)
    {
        var form = new Form(now, Rule);
        var (name, basis) = (form.Text(asked.Name, "name", "名称", 50), form.Text(asked.Basis, "basis", "依据", 500));
        if (asked.From is null) form.Refuse(FormErrors.Missing("from", "施行日期", Rule));
        form.Refuse(DayRange.Check(asked.From, "from"));
        // What was assessed stays as it was: nothing begins before what holds.
        if (On(form.Today).From is { } begun && asked.From < begun) form.Refuse(StandardErrors.BeforeBegun(begun));
        var items = ReadItems(form, asked.Items ?? []);
        if (form.Fault is { } fault) return fault;
        return [new StandardSet(new(name, basis, asked.From, items), by, now)];
    }

    public Decision<StandardEvent> Withdraw(DateOnly? from, string? reason, string by, DateTimeOffset now)
    {
        if (from is not { } day || !Versions.ContainsKey(day)) return StandardErrors.NotFound;
        if (day <= ChinaTime.DayOf(now)) return StandardErrors.Begun(day);
        var form = new Form(now, Rule);
        var why = form.Reason(reason);
        if (form.Fault is { } fault) return fault;
        return [new StandardWithdrawn(day, why, by, now)];
    }

    public StandardBook Apply(StandardEvent happened) => happened switch
    {
        StandardSet e => this with { Versions = Versions.SetItem(e.Standard.From!.Value, e.Standard) },
        StandardWithdrawn e => this with { Versions = Versions.Remove(e.From) },
        _ => this,
    };

    private static List<StandardItem> ReadItems(Form form, IReadOnlyList<ProposedItem> asked)
    {
        if (asked.Count is 0 or > MostItems) form.Refuse(FormErrors.OutOfLimits("items", asked.Count, 1, MostItems, Rule));
        var items = asked.Take(MostItems).Select((item, i) => ReadItem(form, item, $"items[{i}]")).ToList();
        if (items.DistinctBy(i => i.Name).Count() < items.Count) form.Refuse(StandardErrors.ItemTwice);
        return items;
    }

    private static StandardItem ReadItem(Form form, ProposedItem asked, string place)
    {
        var (name, conditions) = (form.Text(asked.Name, $"{place}.name", "项目名称", 20), asked.Conditions ?? []);
        if (conditions.Count is 0 or > MostConditions) form.Refuse(FormErrors.OutOfLimits($"{place}.conditions", conditions.Count, 1, MostConditions, Rule));
        return new(name, [.. conditions.Take(MostConditions).Select((c, i) => ReadCondition(form, c, $"{place}.conditions[{i}]"))]);
    }

    private static Condition ReadCondition(Form form, ProposedCondition asked, string place)
    {
        var kind = form.Choice(asked.Kind, $"{place}.kind", "条件");
        var least = form.Count(asked.AtLeast ?? 1, $"{place}.atLeast", "最低数量", 1, 1_000_000);
        if (asked.WithinMonths is { } months) form.Count(months, $"{place}.withinMonths", "月数", 1, LongestPeriod);
        return new(kind, least, asked.WithinMonths);
    }
}

/// <summary>A standard as somebody sets it.</summary>
internal sealed record ProposedStandard(string? Name, string? Basis, DateOnly? From, IReadOnlyList<ProposedItem>? Items);

internal sealed record ProposedItem(string? Name, IReadOnlyList<ProposedCondition>? Conditions);

internal sealed record ProposedCondition(ConditionKind? Kind, int? AtLeast, int? WithinMonths);

/// <summary>Why a standard is refused.</summary>
internal static class StandardErrors
{
    public static readonly Error NotFound = Error.NotFound("standard.not_found", "没有从这一天起施行的标准", "There is no standard from that day on");

    public static readonly Error ItemTwice = Error.Invalid("standard.item_twice", "标准中有同名的项目", "Two items of the standard have one name", "ORG-06", "items");

    public static Error RunGoesBack(DateOnly last) => Error.Conflict("assessment.goes_back", $"已测算到 {last:yyyy-MM-dd}，不能再写入更早的结果；请核对服务器时间", $"There is a run of {last:yyyy-MM-dd} already; check the server's clock", "ORG-06");

    public static Error BeforeBegun(DateOnly begun) => Error.Invalid("standard.before_begun", $"施行日期不能早于现行标准的 {begun:yyyy-MM-dd}", $"It cannot begin before the standard that holds, {begun:yyyy-MM-dd}", "ORG-06", "from");

    public static Error Begun(DateOnly from) => Error.Conflict("standard.begun", $"{from:yyyy-MM-dd} 起施行的标准已经开始，不能撤回；请设定新的标准", $"The standard from {from:yyyy-MM-dd} has begun and cannot be withdrawn; set a new one", "ORG-06");
}
