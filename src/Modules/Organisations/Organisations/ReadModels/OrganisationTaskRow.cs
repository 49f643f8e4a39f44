using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Organisations.Domain.Assessments;
using JinhuRedCross.Organisations.Domain.Emblems;
using JinhuRedCross.Organisations.Domain.Grassroots;
using JinhuRedCross.Organisations.Domain.Naming;
using JinhuRedCross.Organisations.Domain.Proposals;
using JinhuRedCross.Organisations.Domain.Sites;

namespace JinhuRedCross.Organisations.ReadModels;

/// <summary>What somebody has to do about organisations and sites.</summary>
internal enum OrganisationTaskKind
{
    /// <summary>An application waits for its answer (ORG-07).</summary>
    DecideApplication,

    /// <summary>Dues and plaque are to come (ORG-07).</summary>
    Open,

    /// <summary>A term is ending, or over (ORG-09).</summary>
    Elect,

    /// <summary>A dissolution waits for its end (ORG-10).</summary>
    Dissolve,

    /// <summary>An item of the standard is missing (ORG-06).</summary>
    CloseGap,

    /// <summary>A site is to be reviewed (ORG-01).</summary>
    ReviewSite,

    /// <summary>What an inspection found is to be put right (ORG-01).</summary>
    CloseFinding,

    /// <summary>An application for the name waits for its answer (ORG-12).</summary>
    DecideNaming,

    /// <summary>The conditions of a naming are to be looked at again (ORG-12).</summary>
    ReviewNaming,

    /// <summary>A named institution no longer meets the conditions: they are met again, or the name is withdrawn (ORG-12).</summary>
    MendNaming,

    /// <summary>A wrong use of the emblem is to be put right (ORG-13).</summary>
    CorrectEmblem,

    /// <summary>A proposed change waits for its review (GOV-17).</summary>
    ReviewProposal,
}

/// <summary>A task of the desk; it goes by itself when what it asks for is done.</summary>
/// <param name="SubjectId">The organisation, site, named institution or emblem check.</param>
/// <param name="Zh">What lacks, where the kind does not say all.</param>
internal sealed record OrganisationTaskRow(Guid Id, OrganisationTaskKind Kind, Guid SubjectId, string Zh, string En, DateOnly Since, DateOnly? DueOn) : IReadModel<OrganisationTaskRow>
{
    public static ReadTable Table { get; } = new("organisation_tasks", 3) { Indexes = [[nameof(SubjectId)], [nameof(Since)]] };

    public static IEnumerable<Guid> KeysOf(Recorded record)
    {
        var subject = record.Stream.Id;
        return record.Event switch
        {
            OrganisationApplied or PreparationApproved or PreparationRefused => [Key(OrganisationTaskKind.DecideApplication, subject)],
            OrganisationEstablished or OrganisationOpened => [Key(OrganisationTaskKind.Open, subject)],
            Domain.Grassroots.TermEnding or LeadershipElected => [Key(OrganisationTaskKind.Elect, subject)],
            DissolutionBegun => [Key(OrganisationTaskKind.Open, subject), Key(OrganisationTaskKind.Elect, subject), Key(OrganisationTaskKind.Dissolve, subject)],
            OrganisationDissolved => [Key(OrganisationTaskKind.Dissolve, subject), .. Gaps(subject)],
            OrganisationsAssessed e => e.Standings.SelectMany(s => Gaps(s.OrganisationId)),
            SiteReviewDue or SiteClosed => [Key(OrganisationTaskKind.ReviewSite, subject)],
            SiteInspected e => [Key(OrganisationTaskKind.ReviewSite, subject), .. e.Findings.Select(f => Finding(subject, f.Number))],
            FindingClosed e => [Finding(subject, e.Finding)],
            NamingApplied or NamingApproved or NamingRefused => [Key(OrganisationTaskKind.DecideNaming, subject)],
            NamingReviewDue => [Key(OrganisationTaskKind.ReviewNaming, subject)],
            NamingReviewed or NamingWithdrawn => [Key(OrganisationTaskKind.ReviewNaming, subject), Key(OrganisationTaskKind.MendNaming, subject)],
            ProposalSubmitted or ProposalAccepted or ProposalReturned or ProposalWithdrawn => [Key(OrganisationTaskKind.ReviewProposal, subject)],
            EmblemChecked or EmblemPutRight => [Key(OrganisationTaskKind.CorrectEmblem, subject)],
            _ => [],
        };
    }

    public static OrganisationTaskRow? Project(OrganisationTaskRow? row, Guid key, Recorded record)
    {
        var subject = record.Stream.Id;
        return record.Event switch
        {
            OrganisationApplied e => new(key, OrganisationTaskKind.DecideApplication, subject, "", "", e.On, null),
            OrganisationEstablished e => new(key, OrganisationTaskKind.Open, subject, "", "", e.On, e.DuesDueOn),
            Domain.Grassroots.TermEnding e => new(key, OrganisationTaskKind.Elect, subject, "", "", BuildingBlocks.Domain.ChinaTime.DayOf(e.At), e.TermTo),
            LeadershipElected { Interim: true } => row,
            OrganisationsAssessed e => Gap(row, key, e),
            SiteReviewDue e => new(key, OrganisationTaskKind.ReviewSite, subject, "", "", e.ReviewOn, e.ReviewOn),
            SiteInspected e => e.Findings.Where(f => Finding(subject, f.Number) == key).Select(f => new OrganisationTaskRow(key, OrganisationTaskKind.CloseFinding, subject, f.Text, f.Text, e.On, f.DueOn)).FirstOrDefault(),
            NamingApplied e => new(key, OrganisationTaskKind.DecideNaming, subject, "", "", e.On, null),
            ProposalSubmitted e => new(key, OrganisationTaskKind.ReviewProposal, e.OrganisationId, $"{e.Number} {ProposalNames.Zh(e.Kind)}", $"{e.Number} {e.Kind}", BuildingBlocks.Domain.ChinaTime.DayOf(e.At), null),
            NamingReviewDue e => new(key, OrganisationTaskKind.ReviewNaming, subject, "", "", e.ReviewOn, e.ReviewOn),
            NamingReviewed { Lacking.Count: > 0 } e when key == Key(OrganisationTaskKind.MendNaming, subject) =>
                new(key, OrganisationTaskKind.MendNaming, subject, string.Join('；', e.Lacking.Select(l => l.Zh)), string.Join("; ", e.Lacking.Select(l => l.En)), row?.Since ?? e.On, null),
            EmblemChecked { DueOn: { } due } e => new(key, OrganisationTaskKind.CorrectEmblem, subject, string.Join('；', e.Faults.Select(f => f.Zh)), string.Join("; ", e.Faults.Select(f => f.En)), e.On, due),
            DissolutionBegun e => key == Key(OrganisationTaskKind.Dissolve, subject) ? new(key, OrganisationTaskKind.Dissolve, subject, "", "", e.On, null) : null,
            _ => null,
        };
    }

    // A standard has at most so many items; the places behind the last gap hold nothing.
    private static IEnumerable<Guid> Gaps(Guid organisation) => Enumerable.Range(0, StandardBook.MostItems).Select(i => Key(organisation, i));

    private static OrganisationTaskRow? Gap(OrganisationTaskRow? row, Guid key, OrganisationsAssessed e)
    {
        foreach (var s in e.Standings)
        {
            for (var i = 0; i < StandardBook.MostItems; i++)
            {
                if (Key(s.OrganisationId, i) != key) continue;
                if (i >= s.Gaps.Count) return null;
                var gap = s.Gaps[i];
                return new(key, OrganisationTaskKind.CloseGap, s.OrganisationId, gap.Zh, gap.En, row?.Zh == gap.Zh ? row.Since : e.On, null);
            }
        }

        return row;
    }

    // Of each event many keys are compared with many: so without a hash.
    private static Guid Key(Guid organisation, int gap)
    {
        Span<byte> bytes = stackalloc byte[16];
        organisation.TryWriteBytes(bytes);
        (bytes[14], bytes[15]) = ((byte)(bytes[14] ^ 0xA5), (byte)(bytes[15] ^ (gap + 1)));
        return new(bytes);
    }

    private static Guid Finding(Guid site, int number) => RowKey.Of(OrganisationTaskKind.CloseFinding, site, number);

    private static Guid Key(OrganisationTaskKind kind, Guid subject) => RowKey.Of(kind, subject);
}

/// <summary>Every question the module asks of its tasks.</summary>
internal static class OrganisationTasksThat
{
    public static Specification<OrganisationTaskRow> AreOf(OrganisationTaskKind kind) => new(t => t.Kind == kind);

    public static Specification<OrganisationTaskRow> AreAbout(Guid subject) => new(t => t.SubjectId == subject);

    public static Specification<OrganisationTaskRow> AreAboutAny(IReadOnlyCollection<Guid> subjects) => new(t => subjects.Contains(t.SubjectId));

    public static SortColumns<OrganisationTaskRow> Sorts { get; } = new("since") { { "since", t => t.Since }, { "dueOn", t => t.DueOn }, { "kind", t => t.Kind } };
}
