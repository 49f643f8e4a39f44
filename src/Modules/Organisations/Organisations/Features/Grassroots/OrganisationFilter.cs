using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.ReadModels;

namespace JinhuRedCross.Organisations.Features.Grassroots;

/// <summary>Which organisations a list is to show; the same for the screen and for the file.</summary>
internal sealed record OrganisationFilter(OrganisationStatus? Status, OrganisationKind? Kind, string? Division, string? Name, IReadOnlyCollection<Guid>? Among, DateOnly? TermFrom, DateOnly? TermTo)
{
    public Specification<OrganisationRow> Of()
    {
        var wanted = Specification<OrganisationRow>.All;
        if (Status is { } status) wanted &= OrganisationsThat.Are(status);
        if (Kind is { } kind) wanted &= OrganisationsThat.AreOf(kind);
        if (!string.IsNullOrWhiteSpace(Division)) wanted &= OrganisationsThat.LieIn(Typed.HalfWidth(Division));
        if (!string.IsNullOrWhiteSpace(Name)) wanted &= OrganisationsThat.MentionInName(Name.Trim());
        if (Among is { } ids) wanted &= OrganisationsThat.AreAmong(ids);
        if (TermFrom is { } from) wanted &= OrganisationsThat.EndTheirTermFrom(from);
        if (TermTo is { } to) wanted &= OrganisationsThat.EndTheirTermBy(to);
        return wanted;
    }
}
