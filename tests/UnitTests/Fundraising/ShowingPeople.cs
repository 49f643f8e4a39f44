using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>Who is shown how, and how a donor finds his own gift.</summary>
public sealed class ShowingPeople
{
    [Theory, Rule("TRA-03")]
    [InlineData(DonorKind.Individual, "张小三", Publicity.Name, "张小三")]
    [InlineData(DonorKind.Individual, "张小三", Publicity.Masked, "张**")]
    [InlineData(DonorKind.Individual, "张小三", Publicity.Anonymous, "爱心人士")]
    [InlineData(DonorKind.Individual, null, Publicity.Name, "爱心人士")]
    [InlineData(DonorKind.Anonymous, "某人", Publicity.Name, "爱心人士")]
    [InlineData(DonorKind.Organisation, "示例公司", Publicity.Masked, "示例公司")]
    [InlineData(DonorKind.Organisation, "示例公司", Publicity.Anonymous, "爱心单位")]
    public void A_donor_is_shown_as_he_chose(object kind, string? name, object publicity, string shown) => Assert.Equal(shown, Shown.Donor((DonorKind)kind, name, (Publicity)publicity));

    [Fact, Rule("SEC-04")]
    public void People_who_are_paid_are_masked_and_units_are_not()
    {
        Assert.Equal("李*", Shown.Payee("李四", isUnit: false));
        Assert.Equal("示例商店", Shown.Payee("示例商店", isUnit: true));
        Assert.Equal("张**", Shown.AtTheDesk(DonorKind.Individual, "张小三"));
        Assert.Equal("示例公司", Shown.AtTheDesk(DonorKind.Organisation, "示例公司"));
    }

    [Fact, Rule("NET-03")]
    public void A_query_code_has_twelve_signs_that_nobody_mistakes_and_is_the_gifts_own() => WithCodes(codes =>
    {
        var all = Enumerable.Range(1, 200).Select(n => codes.Of(Scenarios.GiftId(n))).ToList();
        Assert.Equal(200, all.Distinct().Count());
        Assert.All(all, code => Assert.Matches("^[0-9A-HJKMNP-TV-Z]{12}$", code));
        Assert.Equal(all[0], codes.Of(Scenarios.GiftId(1)));
    });

    [Fact, Rule("NET-03")]
    public void A_query_code_is_known_again_as_people_type_it_and_no_other_fits() => WithCodes(codes =>
    {
        var code = codes.Of(Scenarios.GiftId(1));
        Assert.True(codes.Fits(Scenarios.GiftId(1), $" {code[..4]}-{code[4..8]} {code[8..]} ".ToUpperInvariant()));
        Assert.True(codes.Fits(Scenarios.GiftId(1), code.Replace('0', 'o').Replace('1', 'l')));
        Assert.False(codes.Fits(Scenarios.GiftId(2), code));
        Assert.False(codes.Fits(Scenarios.GiftId(1), code[..11]));
        Assert.False(codes.Fits(Scenarios.GiftId(1), ""));
    });

    [Fact, Rule("FUN-07a")]
    public void A_check_code_has_eight_signs_and_tells_nothing_of_the_query_code() => WithKeys(keys =>
    {
        var (checks, queries) = (new CheckCodes(keys), new QueryCodes(keys));
        var all = Enumerable.Range(1, 200).Select(n => checks.Of(Scenarios.GiftId(n))).ToList();
        Assert.Equal(200, all.Distinct().Count());
        Assert.All(all, code => Assert.Matches("^[0-9A-HJKMNP-TV-Z]{8}$", code));
        Assert.Equal(all[0], checks.Of(Scenarios.GiftId(1)));
        Assert.DoesNotContain(Enumerable.Range(1, 200), n => queries.Of(Scenarios.GiftId(n)).Contains(all[n - 1], StringComparison.Ordinal));
        Assert.True(checks.Fits(Scenarios.GiftId(1), $"{all[0][..4]}-{all[0][4..]}".Replace('0', 'o')));
        foreach (var wrong in (string[])[all[1], all[0][..7], "", queries.Of(Scenarios.GiftId(1))[..8]]) Assert.False(checks.Fits(Scenarios.GiftId(1), wrong));
    });

    private static void WithCodes(Action<QueryCodes> check) => WithKeys(keys => check(new(keys)));

    private static void WithKeys(Action<JournalKeys> check)
    {
        var folder = Directory.CreateTempSubdirectory("jinhu-codes-").FullName;
        check(JournalKeys.Open(folder, journalIsNew: true));
        Directory.Delete(folder, recursive: true);
    }
}
