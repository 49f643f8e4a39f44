using JinhuRedCross.Organisations.Domain.Divisions;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Domain.Sites;

namespace JinhuRedCross.Organisations.Domain.Covering;

/// <summary>An organisation as coverage sees it on a day.</summary>
/// <param name="Complete">Whether the newest assessment by that day found all items held.</param>
internal sealed record CoveredOrganisation(string Township, OrganisationKind Kind, OrganisationStatus Status, bool Complete);

/// <summary>A running site as coverage sees it on a day.</summary>
internal sealed record CoveredSite(string Township, SiteKind Kind);

/// <summary>What one township has.</summary>
/// <param name="Covered">Whether its street's or town's own organisation exists.</param>
internal sealed record TownshipCoverage(Division Township, bool Covered, int Preparing, int Existing, int Complete, IReadOnlyDictionary<OrganisationKind, int> ByKind, int Sites);

/// <summary>How far the county is covered on a day (ORG-11): streets and towns with an organisation of their own, over all of that day's.</summary>
internal sealed record CountyCoverage(DateOnly On, IReadOnlyList<TownshipCoverage> Townships)
{
    /// <summary>How many streets and towns there are; farms and the development zone do not count.</summary>
    public int Denominator => Townships.Count(t => t.Township.IsStreetOrTown);

    /// <summary>Two organisations in one town count once.</summary>
    public int Numerator => Townships.Count(t => t.Township.IsStreetOrTown && t.Covered);

    /// <summary>With two decimals, cut and not rounded up: 5 of 8 is 62.5 (K-05).</summary>
    public decimal Percentage => Denominator == 0 ? 0 : decimal.Round(Numerator * 100m / Denominator, 2, MidpointRounding.ToZero);

    /// <summary>Compared with integers, never with a rounded figure (K-05).</summary>
    public bool Reaches(decimal target) => Denominator > 0 && Numerator * 100m >= target * Denominator;

    public static CountyCoverage Of(DateOnly on, IReadOnlyList<CoveredOrganisation> organisations, IReadOnlyList<CoveredSite> sites) =>
        new(on, [.. JinhuDivisions.All.Where(d => d.IsInForceOn(on)).OrderBy(d => d.Code, StringComparer.Ordinal).Select(d => Of(d, organisations, sites))]);

    /// <summary>Whether an organisation is there: from its plaque to the day before its end, also while it puts something right or is overdue.</summary>
    public static bool Exists(OrganisationStatus status) =>
        status is OrganisationStatus.Operating or OrganisationStatus.Rectifying or OrganisationStatus.TermOverdue or OrganisationStatus.Dissolving;

    private static TownshipCoverage Of(Division township, IReadOnlyList<CoveredOrganisation> organisations, IReadOnlyList<CoveredSite> sites)
    {
        var here = organisations.Where(o => BelongsTo(o.Township, township)).ToList();
        var existing = here.Where(o => Exists(o.Status)).ToList();
        return new(
            township, existing.Exists(o => o.Kind is OrganisationKind.Town or OrganisationKind.Street), here.Count(o => o.Status < OrganisationStatus.Operating), existing.Count,
            existing.Count(o => o.Complete), existing.GroupBy(o => o.Kind).ToDictionary(g => g.Key, g => g.Count()), sites.Count(s => BelongsTo(s.Township, township)));
    }

    // What was registered under a code that is no more belongs to its successor.
    private static bool BelongsTo(string code, Division township) => code == township.Code || JinhuDivisions.Find(code)?.SuccessorCode == township.Code;
}
