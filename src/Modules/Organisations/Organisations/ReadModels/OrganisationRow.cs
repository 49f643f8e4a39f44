using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Organisations.Domain.Grassroots;

namespace JinhuRedCross.Organisations.ReadModels;

/// <summary>An organisation in a list, without the people in it.</summary>
/// <param name="Township">9 digits, whatever the division is.</param>
/// <param name="Parents">Every parent with its first day; see <see cref="PastParents"/>.</param>
/// <param name="Stages">Every stage of its life with its first day; see <see cref="Stage"/>.</param>
/// <param name="Successors">Numbers, separated by commas.</param>
/// <param name="Predecessors">Numbers of organisations that were merged into it or split, separated by commas.</param>
internal sealed record OrganisationRow(
    Guid Id, string Number, string Name, OrganisationKind Kind, string Division, string Township, string HostUnit, string? HostCreditCode, string? Address, Guid? ParentId, string? ParentNumber, string Parents,
    OrganisationStatus Status, DateOnly StatusSince, string Stages, DateOnly? DuesDueOn, DateOnly? DuesPaidOn, DateOnly? OpenedOn, DateOnly? TermFrom, DateOnly? TermTo, bool HasContact, int? CouncilSize,
    Guid? FiguresId, int? PaidMembers, int? Volunteers, DateOnly? FiguresOn, DissolutionReason? DissolutionReason, DateOnly? DissolvedOn, string Successors, string Predecessors,
    DateTimeOffset RegisteredAt, long Version) : IReadModel<OrganisationRow>
{
    public static ReadTable Table { get; } = new("organisations", 3) { Indexes = [[nameof(Number)], [nameof(Township)], [nameof(Status)], [nameof(TermTo)]] };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event switch
    {
        OrganisationDissolved e => [record.Stream.Id, .. e.Successors.Select(s => s.Id)],
        OrganisationEvent => [record.Stream.Id],
        _ => [],
    };

    public static OrganisationRow? Project(OrganisationRow? row, Guid key, Recorded record)
    {
        if (record.Event is OrganisationRegistered e) return Registered(e, record.Version);
        if (row is null) return null;
        if (key != record.Stream.Id) return Succeeds(row, (OrganisationDissolved)record.Event);
        return After(row, (OrganisationEvent)record.Event) with { Version = record.Version };
    }

    private static OrganisationRow Registered(OrganisationRegistered e, long version) => new(
        e.OrganisationId, e.Number, e.Name, e.Kind, e.Division, e.Division[..9], e.HostUnit, e.HostCreditCode, e.Address, e.ParentId, e.ParentNumber, PastParents.Write("", e.ParentId, e.On),
        OrganisationStatus.Incubating, e.On, Stage.Write("", OrganisationStatus.Incubating, e.On), null, null, null, null, null, false, null, null, null, null, null, null, null, "", "", e.At, version);

    private static OrganisationRow After(OrganisationRow row, OrganisationEvent happened) => happened switch
    {
        OrganisationDescribed e => row with { Name = e.Name, HostUnit = e.HostUnit, HostCreditCode = e.HostCreditCode, Address = e.Address },
        OrganisationMoved e => row with { ParentId = e.ParentId, ParentNumber = e.ParentNumber, Parents = PastParents.Write(row.Parents, e.ParentId, e.On) },
        OrganisationApplied e => row.To(OrganisationStatus.Applied, e.On),
        PreparationApproved e => row.To(OrganisationStatus.PreparationApproved, e.On),
        PreparationRefused e => row.To(OrganisationStatus.Incubating, e.On),
        FoundingMeetingHeld e => row.To(OrganisationStatus.FoundingMeetingHeld, e.On),
        OrganisationEstablished e => row.To(OrganisationStatus.Established, e.On) with { DuesDueOn = e.DuesDueOn },
        OrganisationOpened e => row.To(OrganisationStatus.Operating, e.On) with { DuesPaidOn = e.DuesPaidOn, OpenedOn = e.On },
        OrganisationTakenOver e => row.To(OrganisationStatus.Operating, e.OpenedOn) with { OpenedOn = e.OpenedOn },
        RectificationOrdered e => row.To(OrganisationStatus.Rectifying, e.On),
        RectificationPassed e => row.To(OrganisationStatus.Operating, e.On),
        LeadershipElected e => Led(row, e),
        TermOverdue e => row.Status == OrganisationStatus.Operating ? row.To(OrganisationStatus.TermOverdue, e.TermTo.AddDays(1)) : row,
        DissolutionBegun e => row.To(OrganisationStatus.Dissolving, e.On) with { DissolutionReason = e.Reason, Successors = Join(e.Successors) },
        OrganisationDissolved e => row.To(OrganisationStatus.Dissolved, e.On) with { DissolvedOn = e.On, DissolutionReason = e.Reason, Successors = Join(e.Successors) },
        RegisterFiguresRecorded e => e.On < row.FiguresOn ? row : row with { FiguresId = e.EvidenceId, PaidMembers = e.PaidMembers, Volunteers = e.Volunteers, FiguresOn = e.On },
        EvidenceWithdrawn e => e.EvidenceId == row.FiguresId ? row with { FiguresId = null, PaidMembers = null, Volunteers = null, FiguresOn = null } : row,
        _ => row,
    };

    private OrganisationRow To(OrganisationStatus status, DateOnly on) => this with { Status = status, StatusSince = on, Stages = Stage.Write(Stages, status, on) };

    private static OrganisationRow Led(OrganisationRow row, LeadershipElected e)
    {
        var led = row with { TermFrom = e.TermFrom, TermTo = e.TermTo, HasContact = e.Officers.Any(o => o.Contact), CouncilSize = e.Officers.Count(o => o.Role != OfficerRole.Staff) };
        return row.Status == OrganisationStatus.TermOverdue && !e.Interim ? led.To(OrganisationStatus.Operating, e.On) : led;
    }

    // What became of another organisation is no new version of this one.
    private static OrganisationRow Succeeds(OrganisationRow row, OrganisationDissolved e)
    {
        if (!e.Successors.Any(s => s.Id == row.Id)) return row;
        return row with { Predecessors = row.Predecessors.Length == 0 ? e.Number : $"{row.Predecessors},{e.Number}" };
    }

    private static string Join(IEnumerable<Successor> successors) => string.Join(',', successors.Select(s => s.Number));
}

/// <summary>Every question the module asks of its organisations.</summary>
internal static class OrganisationsThat
{
    public static Specification<OrganisationRow> Are(OrganisationStatus status) => new(o => o.Status == status);

    public static Specification<OrganisationRow> AreOf(OrganisationKind kind) => new(o => o.Kind == kind);

    public static Specification<OrganisationRow> LieIn(string division) => new(o => o.Division.StartsWith(division));

    public static Specification<OrganisationRow> MentionInName(string text) => new(o => o.Name.Contains(text) || o.HostUnit.Contains(text));

    public static Specification<OrganisationRow> EndTheirTermFrom(DateOnly day) => new(o => o.TermTo >= day);

    public static Specification<OrganisationRow> EndTheirTermBy(DateOnly day) => new(o => o.TermTo <= day);

    public static Specification<OrganisationRow> AreAmong(IReadOnlyCollection<Guid> ids) => new(o => ids.Contains(o.Id));

    /// <summary>Founded, and not yet ended.</summary>
    public static Specification<OrganisationRow> Exist { get; } = new(o =>
        o.Status == OrganisationStatus.Operating || o.Status == OrganisationStatus.Rectifying || o.Status == OrganisationStatus.TermOverdue || o.Status == OrganisationStatus.Dissolving);

    public static SortColumns<OrganisationRow> Sorts { get; } = new("number")
    {
        { "number", o => o.Number },
        { "name", o => o.Name },
        { "township", o => o.Township },
        { "termTo", o => o.TermTo },
        { "statusSince", o => o.StatusSince },
        { "registeredAt", o => o.RegisteredAt },
    };
}
