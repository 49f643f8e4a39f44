using JinhuRedCross.Organisations.Domain.Covering;
using JinhuRedCross.Organisations.Domain.Divisions;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Domain.Sites;
using static JinhuRedCross.UnitTests.Organisations.Some;

namespace JinhuRedCross.UnitTests.Organisations;

/// <summary>Streets and towns with an organisation of their own, over the eight there are.</summary>
public sealed class CoveringTheCounty
{
    private static readonly DateOnly _today = Day("2025-12-01");
    private static readonly IReadOnlyList<string> _codes = [.. JinhuDivisions.StreetsAndTownsOn(_today).Select(d => d.Code)];

    [Fact, Rule("ORG-11")]
    public void Eight_of_eight_is_all_and_five_of_eight_is_sixty_two_and_a_half()
    {
        Assert.Equal((8, 8, 100m), Figures(Cover(8)));
        Assert.Equal((5, 8, 62.5m), Figures(Cover(5)));
        Assert.Equal((0, 8, 0m), Figures(Cover(0)));
        Assert.True(Cover(5).Reaches(62.5m));
        Assert.False(Cover(5).Reaches(62.51m));
    }

    [Fact, Rule("ORG-11")]
    public void One_that_is_dissolved_drops_out_and_two_in_one_town_count_once()
    {
        Assert.Equal((4, 8, 50m), Figures(Of([.. Existing(5).SkipLast(1), Existing(5)[4] with { Status = OrganisationStatus.Dissolved }])));
        Assert.Equal((5, 8, 62.5m), Figures(Of([.. Existing(5), Existing(5)[0]])));
        Assert.Equal((5, 8, 62.5m), Figures(Of([.. Existing(5).SkipLast(1), Existing(5)[4] with { Status = OrganisationStatus.Dissolving }])));
        Assert.Equal((4, 8, 50m), Figures(Of([.. Existing(5).SkipLast(1), Existing(5)[4] with { Status = OrganisationStatus.Established }])));
    }

    [Fact, Rule("ORG-11")]
    public void Schools_and_farms_are_counted_but_not_in_the_rate()
    {
        var coverage = Of([new(_codes[0], OrganisationKind.School, OrganisationStatus.Operating, true), new("320831400", OrganisationKind.Town, OrganisationStatus.Operating, false)], new CoveredSite("320831102", SiteKind.HumanityHome));
        Assert.Equal((0, 8, 0m), Figures(coverage));
        var street = coverage.Townships.Single(t => t.Township.Code == _codes[0]);
        Assert.Equal((1, 1, false, 1), (street.Existing, street.Complete, street.Covered, street.ByKind[OrganisationKind.School]));
        // What was registered in a town that is no more belongs to its successor.
        Assert.Equal(1, coverage.Townships.Single(t => t.Township.Code == "320831103").Sites);
    }

    [Fact, Rule("ORG-11")]
    public void The_denominator_is_that_of_the_day() => Assert.Equal((8, 12), (Cover(8).Denominator, Cover(8).Townships.Count));

    private static (int, int, decimal) Figures(CountyCoverage coverage) => (coverage.Numerator, coverage.Denominator, coverage.Percentage);

    private static List<CoveredOrganisation> Existing(int count) => [.. _codes.Take(count).Select(c => new CoveredOrganisation(c, OrganisationKind.Town, OrganisationStatus.Operating, false))];

    private static CountyCoverage Cover(int count) => Of(Existing(count));

    private static CountyCoverage Of(IReadOnlyList<CoveredOrganisation> organisations, params CoveredSite[] sites) => CountyCoverage.Of(_today, organisations, sites);
}
