using JinhuRedCross.Access.Domain;

namespace JinhuRedCross.UnitTests.Access;

public sealed class KeepingRolesApart
{
    [Theory]
    [Rule("SEC-07")]
    [InlineData(false, true, "system-administrator")]
    [InlineData(false, true, "system-administrator", "security-administrator")]
    [InlineData(false, false, "system-administrator", "audit-administrator")]
    [InlineData(false, false, "office", "system-administrator", "audit-administrator")]
    [InlineData(false, true, "security-administrator", "audit-administrator")]
    [InlineData(false, false, "accountant", "cashier")]
    [InlineData(false, true, "accountant", "office")]
    [InlineData(true, false, "system-administrator", "security-administrator")]
    [InlineData(true, false, "security-administrator", "audit-administrator")]
    [InlineData(true, false, "audit-administrator", "office")]
    [InlineData(true, true, "audit-administrator")]
    [InlineData(true, true, "president", "office")]
    public void One_account(bool full, bool allowed, params string[] roles) =>
        Assert.Equal(allowed ? null : "access.roles_apart", Separation.Check([.. roles.Select(r => Roles.Defaults[r])], full)?.Code);

    [Theory]
    [Rule("SEC-07")]
    [InlineData(false, "fundraising.pay", "fundraising.close")]
    [InlineData(false, "fundraising.*")]
    [InlineData(true, "fundraising.pay", "fundraising.review")]
    [InlineData(true, "fundraising.close", "fundraising.review")]
    public void Accountant_and_cashier_are_two_whatever_their_roles_are_called(bool allowed, params string[] permissions) =>
        Assert.Equal(allowed ? null : "access.roles_apart", Separation.Check([.. permissions.Select(p => new Role(p, p, [p]))], full: false)?.Code);

    [Theory]
    [InlineData("*", "fundraising.pay", false, true)]
    [InlineData("fundraising.*", "fundraising.pay", false, true)]
    [InlineData("fundraising.*", "platform.read", true, false)]
    [InlineData("fundraising.read", "fundraising.record", false, false)]
    [InlineData("reading", "fundraising.read", true, true)]
    [InlineData("reading", "fundraising.pay", false, false)]
    [InlineData("reading", "people.unmask", true, false)]
    [InlineData("reading", "platform.dashboard", true, false)]
    [InlineData("reading", "platform.metrics", true, false)]
    public void A_pattern_covers(string pattern, string permission, bool reads, bool covers) => Assert.Equal(covers, PermissionPattern.Covers(pattern, permission, reads));

    [Theory]
    [InlineData("*", true)]
    [InlineData("reading", true)]
    [InlineData("fundraising.*", true)]
    [InlineData("fundraising.read", true)]
    [InlineData("fundraising", false)]
    [InlineData("*.read", false)]
    [InlineData("a b.c", false)]
    [InlineData("", false)]
    public void A_pattern_is(string text, bool one) => Assert.Equal(one, PermissionPattern.IsOne(text));

    [Fact]
    [Rule("GOV-17")]
    public void A_supervisor_has_nothing_but_reading() => Assert.Equal([PermissionPattern.Reading], Roles.Defaults[Roles.Supervisor].Permissions);
}
