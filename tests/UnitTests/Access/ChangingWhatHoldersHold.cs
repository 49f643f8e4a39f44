using System.Collections.Immutable;
using JinhuRedCross.Access.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Parameters;

namespace JinhuRedCross.UnitTests.Access;

public sealed class ChangingWhatHoldersHold
{
    private static readonly DateOnly _today = new(2026, 3, 2);
    private static readonly Holder _books = Who("books", "accountant");
    private static readonly Holder _desk = Who("desk", "development", "office");
    private static readonly Holder _purse = Who("purse", "cashier");
    private static readonly Holder _root = Who("root", "system-administrator", "security-administrator");
    private static readonly Staffing _staff = new(_today, ParameterTable.Initial, Roles.Defaults.ToImmutableDictionary(), new[] { _books, _desk, _purse, _root }.ToImmutableDictionary(h => h.Id), []);

    [Fact]
    [Rule("SEC-07")]
    public void A_role_does_not_become_what_its_holders_must_not_have_beside_it()
    {
        var both = _staff.With(_desk with { Roles = ["accountant", "office"] });

        var refused = both.With(Roles.Defaults["office"] with { Permissions = ["fundraising.pay"] }).Refusal(both)!;

        Assert.Equal(("access.roles_apart", "SEC-07"), (refused.Code, refused.Rule));
        Assert.Contains($"desk（{_desk.Id}）", refused.Zh);
        Assert.Contains($"desk（{_desk.Id}）", refused.En);
        Assert.DoesNotContain("books", refused.Zh);
        Assert.Null(_staff.With(Roles.Defaults["office"] with { Permissions = ["fundraising.pay"] }).Refusal(_staff));
    }

    [Fact]
    [Rule("SEC-07")]
    public void Nor_what_somebody_has_beside_it_who_acts_for_its_holder_some_day()
    {
        var nextWeek = _staff.With(new ActsFor(_desk.Id, _books.Id, _today.AddDays(7), _today.AddDays(9)));
        var yesterday = _staff.With(new ActsFor(_desk.Id, _books.Id, _today.AddDays(-9), _today.AddDays(-1)));
        var pays = Roles.Defaults["office"] with { Permissions = ["fundraising.pay"] };

        Assert.Contains("books", nextWeek.With(pays).Refusal(nextWeek)!.Zh);
        Assert.Null(yesterday.With(pays).Refusal(yesterday));
    }

    [Fact]
    [Rule("SEC-07")]
    public void Nobody_is_given_a_role_that_must_be_apart_from_one_lent_to_him_some_day()
    {
        var staff = _staff.With(new ActsFor(_purse.Id, _desk.Id, _today.AddDays(7), _today.AddDays(9)));

        Assert.NotNull(staff.With(_desk with { Roles = ["accountant"] }).Refusal(staff, _desk.Id));
        Assert.Contains("desk", staff.With(_purse with { Roles = ["cashier", "accountant"] }).Refusal(_staff.With(_desk with { Roles = ["cashier"] }), Guid.Empty)!.Zh);
        Assert.Null(staff.With(_desk with { Roles = ["president"] }).Refusal(staff, _desk.Id));
    }

    [Fact]
    [Rule("SEC-07")]
    public void Absences_on_other_days_do_not_add_up()
    {
        var staff = _staff.With(new ActsFor(_purse.Id, _desk.Id, _today, _today.AddDays(2))).With(new ActsFor(_books.Id, _desk.Id, _today.AddDays(3), _today.AddDays(5)));
        var overlapping = staff.With(new ActsFor(_books.Id, _desk.Id, _today.AddDays(2), _today.AddDays(5)));

        Assert.Empty(staff.Breaches());
        Assert.Equal("desk", Assert.Single(overlapping.Breaches()).Holder.UserName);
    }

    [Theory]
    [Rule("SEC-07")]
    [InlineData(-30)]
    [InlineData(0)]
    [InlineData(90)]
    public void Full_separation_is_not_switched_on_over_who_breaks_it(int days)
    {
        var refused = (_staff with { Figures = Full(_today.AddDays(days)) }).Refusal(_staff)!;

        Assert.Contains("root", refused.Zh);
        Assert.DoesNotContain("desk", refused.Zh);
    }

    [Fact]
    [Rule("SEC-07")]
    public void Once_it_is_to_come_nobody_is_given_what_breaks_it()
    {
        var staff = _staff.With(_root with { Roles = ["system-administrator"] }) with { Figures = Full(_today.AddDays(30)) };

        Assert.Empty(staff.Breaches());
        Assert.NotNull(staff.With(_root).Refusal(staff, _root.Id));
    }

    [Fact]
    [Rule("SEC-07")]
    public void What_was_broken_before_does_not_stop_a_change_that_breaks_nothing_more()
    {
        var broken = _staff.With(_desk with { Roles = ["accountant", "cashier"] });

        Assert.Null(broken.With(Roles.Defaults["office"] with { Permissions = ["fundraising.read"] }).Refusal(broken));
        Assert.NotNull(broken.With(broken.Holders[_desk.Id] with { Roles = ["accountant", "cashier", "office"] }).Refusal(broken, _desk.Id));
    }

    private static ParameterTable Full(DateOnly from) => ParameterTable.Initial.Apply(new ParameterSet(AccessParameters.FullSeparationKey, 1, "示例", from, "示例", "somebody", default));

    private static Holder Who(string name, params string[] roles) => new(Guid.CreateVersion7(), name, [.. roles]);
}
