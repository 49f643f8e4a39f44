using JinhuRedCross.BuildingBlocks.Domain.Parameters;
using TableGiven = JinhuRedCross.UnitTests.Given<JinhuRedCross.BuildingBlocks.Domain.Parameters.ParameterTable, JinhuRedCross.BuildingBlocks.Domain.Parameters.ParameterEvent>;

namespace JinhuRedCross.UnitTests.Rules;

/// <summary>Versions of figures: which holds on which day, and how they come and go (K-08).</summary>
public sealed class ATableOfParameters
{
    private const string By = "王会计";
    private static readonly DateTimeOffset _now = new(2026, 6, 15, 4, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly _today = new(2026, 6, 15);
    private static readonly Parameter _large = Figure("Test.LargeYuan", ParameterKind.Yuan, 100, 0.01m, 1000);
    private static readonly Parameter _days = Figure("Test.Days", ParameterKind.WholeNumber, 10, 0, 365);
    private static readonly Parameter _share = Figure("Test.SharePct", ParameterKind.Percentage, 30, 0, 100);

    [Fact, Rule("K-08")]
    public void The_default_holds_until_somebody_sets_something() => Assert.Equal((100m, 10, 30m), Values(ParameterTable.Initial, _today));

    [Fact, Rule("K-08")]
    public void A_value_holds_from_its_day_and_the_one_before_until_the_day_before()
    {
        var table = Set(_large, 200, _today.AddDays(10)).ThenState();
        Assert.Equal(100, table.On(_today.AddDays(9)).Of(_large));
        Assert.Equal(200, table.On(_today.AddDays(10)).Of(_large));
        Assert.Equal(_today.AddDays(9), table.LastDay(_large.Key, null));
        Assert.Null(table.LastDay(_large.Key, table.VersionsOf(_large.Key)[0]));
    }

    [Fact, Rule("K-08")]
    public void A_record_of_2021_is_judged_by_the_figures_of_2021()
    {
        var table = Given((_large, 200, new(2020, 1, 1)), (_large, 300, new(2022, 1, 1)), (_days, 5, new(2021, 7, 1))).State;
        Assert.Equal([(100m, 10), (200m, 10), (200m, 5), (300m, 5)],
            new DateOnly[] { new(2019, 12, 31), new(2021, 6, 30), new(2021, 12, 31), new(2022, 1, 1) }.Select(day => (table.On(day).Of(_large), table.On(day).Whole(_days))));
    }

    [Fact, Rule("K-08")]
    public void A_value_for_a_time_gives_way_to_what_held_before()
    {
        var table = Given((_large, 200, _today)).When(t => t.Set(_large, new(300, "决定", _today.AddDays(5), _today.AddDays(9), null), By, _now)).ThenState();
        Assert.Equal([200m, 300m, 300m, 200m], new[] { 4, 5, 9, 10 }.Select(d => table.On(_today.AddDays(d)).Of(_large)));
        Assert.Equal([_today.AddDays(4), _today.AddDays(9), null], table.VersionsOf(_large.Key).Select(v => table.LastDay(_large.Key, v)));
    }

    [Fact, Rule("K-08")]
    public void A_value_for_a_time_may_end_where_the_next_begins_and_not_later()
    {
        var given = Given((_large, 200, _today.AddDays(10)));
        given.When(t => t.Set(_large, new(300, "决定", _today, _today.AddDays(9), null), By, _now)).Then<ParameterSet>();
        given.When(t => t.Set(_large, new(300, "决定", _today, _today.AddDays(10), null), By, _now)).ThenFails("parameter.covers_another", "K-08", "2026-06-25");
    }

    [Fact, Rule("K-08")]
    public void The_last_value_set_for_a_day_counts()
    {
        var table = Given((_large, 200, _today)).When(t => t.Set(_large, new(250, "更正", _today, null, null), By, _now)).ThenState();
        Assert.Equal((250m, 1), (table.On(_today).Of(_large), table.VersionsOf(_large.Key).Count));
    }

    [Fact, Rule("K-08")]
    public void A_day_that_has_passed_needs_a_reason()
    {
        Set(_large, 200, _today.AddDays(-1)).ThenFails("parameter.reason_required", "K-08", "2026-06-14");
        Set(_large, 200, _today.AddDays(-1), "补录").Then<ParameterSet>();
        Set(_large, 200, _today).Then<ParameterSet>();
    }

    [Theory, Rule("K-08")]
    [InlineData("0.01", null)]
    [InlineData("1000", null)]
    [InlineData("0", "parameter.out_of_limits")]
    [InlineData("1000.01", "parameter.out_of_limits")]
    [InlineData("0.015", "parameter.too_precise")]
    [InlineData(null, "parameter.value_missing")]
    public void An_amount_stays_within_its_limits(string? yuan, string? code) => Judge(_large, yuan, code);

    [Theory, Rule("K-08")]
    [InlineData("0", null)]
    [InlineData("365", null)]
    [InlineData("366", "parameter.out_of_limits")]
    [InlineData("-1", "parameter.out_of_limits")]
    [InlineData("1.5", "parameter.too_precise")]
    public void A_number_of_days_is_whole(string? days, string? code) => Judge(_days, days, code);

    [Theory, Rule("K-08")]
    [InlineData("12.5", null)]
    [InlineData("100", null)]
    [InlineData("100.01", "parameter.out_of_limits")]
    [InlineData("12.555", "parameter.too_precise")]
    public void A_percentage_has_two_decimals(string? percent, string? code) => Judge(_share, percent, code);

    [Fact, Rule("K-08")]
    public void Whatever_is_missing_is_told_in_one_go()
    {
        var error = TableGiven.Nothing.When(t => t.Set(_large, new(null, " ", null, null, null), By, _now)).ThenFails("parameter.value_missing");
        Assert.Equal(["value", "basis", "from"], error.More.Prepend(error).Select(e => e.Field));
        Assert.Contains("Test.LargeYuan", error.Zh, StringComparison.Ordinal);
    }

    [Fact, Rule("K-08")]
    public void Only_what_has_not_begun_is_withdrawn()
    {
        var given = Given((_large, 200, _today), (_large, 300, _today.AddDays(1)));
        given.When(t => t.Withdraw(_large, _today, null, By, _now)).ThenFails("parameter.version_begun");
        given.When(t => t.Withdraw(_large, _today.AddDays(2), null, By, _now)).ThenFails(ParameterErrors.VersionNotFound);
        given.When(t => t.Withdraw(_days, _today.AddDays(1), null, By, _now)).ThenFails(ParameterErrors.VersionNotFound);
        Assert.Equal(200, given.When(t => t.Withdraw(_large, _today.AddDays(1), "暂缓", By, _now)).ThenState().On(_today.AddDays(1)).Of(_large));
    }

    [Fact]
    public void Each_parameter_has_a_version_of_its_own()
    {
        var table = Given((_large, 200, _today), (_days, 5, _today), (_large, 300, _today.AddDays(1))).State;
        Assert.Equal((3, 2, 0), (table.VersionOf(_large.Key), table.VersionOf(_days.Key), table.VersionOf(_share.Key)));
    }

    private static void Judge(Parameter parameter, string? value, string? code)
    {
        var number = value is null ? (decimal?)null : decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
        var outcome = TableGiven.Nothing.When(t => t.Set(parameter, new(number, "决定", _today, null, null), By, _now));
        if (code is null) Assert.Equal(number, outcome.Then<ParameterSet>().Value);
        else Assert.Contains(parameter.Key, outcome.ThenFails(code).Zh, StringComparison.Ordinal);
    }

    private static TableGiven Given(params (Parameter Parameter, decimal Value, DateOnly From)[] set) =>
        set.Aggregate(TableGiven.Nothing, (given, s) => given.After(t => t.Set(s.Parameter, new(s.Value, "决定", s.From, null, "补录"), By, _now)));

    private static Outcome<ParameterTable, ParameterEvent> Set(Parameter parameter, decimal value, DateOnly from, string? reason = null) =>
        TableGiven.Nothing.When(t => t.Set(parameter, new(value, "决定", from, null, reason), By, _now));

    private static (decimal Large, int Days, decimal Share) Values(ParameterTable table, DateOnly day) => (table.On(day).Of(_large), table.On(day).Whole(_days), table.On(day).Of(_share));

    private static Parameter Figure(string key, ParameterKind kind, decimal value, decimal least, decimal most) =>
        new(key, kind, value) { Zh = "示例", En = "example", Unit = "元", Basis = "示例依据", Rule = "K-08", Least = least, Most = most };
}
