using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;

namespace JinhuRedCross.Organisations.Domain.Grassroots;

/// <summary>Leaders and their terms (ORG-08, ORG-09).</summary>
internal sealed partial record GrassrootsOrganisation
{
    private const string Leading = "ORG-08";
    private const int MostOfficers = 100;

    public Decision<OrganisationEvent> Elect(ProposedLeadership asked, Rulebook rules, string by, DateTimeOffset now)
    {
        if (Gone is { } gone) return gone;
        if (Status < OrganisationStatus.FoundingMeetingHeld) return OrganisationErrors.NotFounded;
        if (Status == OrganisationStatus.Dissolving) return OrganisationErrors.WrongStep(Status);
        var form = new Form(now, Leading);
        var (number, on) = (form.Document(asked.DocumentNumber), form.Day(asked.On, notBefore: LastStepOn));
        var (figures, interim) = (rules.OrganisationsOn(on), asked.Interim ?? false);
        var members = form.Count(asked.Members, "members", "会员人数");
        var officers = ReadOfficers(form, asked.Officers ?? []);
        form.Refuse(CompositionFault(officers, members, figures));
        if (interim && !HasLeaders) form.Refuse(OrganisationErrors.NothingToReplace);
        var years = interim ? 0 : TermYears(form, asked.TermYears, figures);
        if (form.Fault is { } fault) return fault;
        var (from, to) = interim ? (TermFrom, TermTo) : (on, on.AddYears(years));
        return [new LeadershipElected(number, officers, members, interim, from, to, on, by, now)];
    }

    /// <summary>Due work: so many days before its end, a term is told to be ending.</summary>
    public Decision<OrganisationEvent> NoteTermEnding(Rulebook rules, DateTimeOffset now)
    {
        if (!Runs || TermEndingTold || ChinaTime.DayOf(now) < WarnsOn(TermTo, rules)) return [];
        return [new TermEnding(TermTo, now)];
    }

    /// <summary>Due work: the day after its last day a term is overdue.</summary>
    public Decision<OrganisationEvent> NoteTermOverdue(DateTimeOffset now)
    {
        if (!Runs || Status == OrganisationStatus.TermOverdue || ChinaTime.DayOf(now) <= TermTo) return [];
        return [new TermOverdue(TermTo, now)];
    }

    /// <summary>From which day a term is told to be ending.</summary>
    public static DateOnly WarnsOn(DateOnly termTo, Rulebook rules) => termTo.AddDays(-rules.OrganisationsOn(termTo).Whole(OrganisationParameters.TermWarnDays));

    private bool Runs => HasLeaders && Status is OrganisationStatus.Operating or OrganisationStatus.TermOverdue;

    private GrassrootsOrganisation Led(LeadershipElected e) => this with
    {
        HasLeaders = true,
        Elections = Elections + 1,
        TermFrom = e.TermFrom,
        TermTo = e.TermTo,
        TermEndingTold = e.Interim && TermEndingTold,
        LastStepOn = Later(LastStepOn, e.On),
        Status = Status == OrganisationStatus.TermOverdue && !e.Interim ? OrganisationStatus.Operating : Status,
    };

    private static List<Officer> ReadOfficers(Form form, IReadOnlyList<ProposedOfficer> asked)
    {
        var officers = new List<Officer>();
        if (asked.Count > MostOfficers) form.Refuse(FormErrors.OutOfLimits("officers", asked.Count, 1, MostOfficers, Leading));
        foreach (var (o, i) in asked.Take(MostOfficers).Select((o, i) => (o, i)))
        {
            var place = $"officers[{i}]";
            var role = form.Choice(o.Role, $"{place}.role", "职务");
            form.Refuse(PersonName.Check(o.Name, $"{place}.name", out var name));
            var phone = Phone(form, o, place);
            officers.Add(new(o.Id, role, new(PrivateKind.Name, o.Id, name), Private.Of(PrivateKind.Contact, o.Id, phone), form.Optional(o.Post, $"{place}.post"), o.Contact ?? false));
        }

        return officers;
    }

    private static string? Phone(Form form, ProposedOfficer officer, string place)
    {
        if (string.IsNullOrWhiteSpace(officer.Phone) && officer.Contact is not true) return null;
        form.Refuse(PhoneNumber.Check(officer.Phone, organisation: false, $"{place}.phone", out var phone));
        return phone;
    }

    private static Error? CompositionFault(List<Officer> officers, int members, OrganisationParameters figures)
    {
        var council = officers.Count(o => o.Role != OfficerRole.Staff);
        var (least, most, small) = (figures.Whole(OrganisationParameters.CouncilLeast), figures.Whole(OrganisationParameters.CouncilMost), figures.Whole(OrganisationParameters.NoCouncilMembers));
        var faults = new List<Error>();
        if (officers.Count(o => o.Role == OfficerRole.President) != 1) faults.Add(OrganisationErrors.OnePresident);
        if (!officers.Exists(o => o.Contact)) faults.Add(OrganisationErrors.NoContact);
        if (council > most || (members > small && council < least)) faults.Add(OrganisationErrors.CouncilSize(council, members, least, most, small));
        return Error.All(faults);
    }

    private int TermYears(Form form, int? asked, OrganisationParameters figures)
    {
        var usual = figures.Whole(OrganisationParameters.TownTermYears);
        var fixedTerm = Kind is OrganisationKind.Town or OrganisationKind.Street;
        var (least, most) = fixedTerm ? (usual, usual) : (figures.Whole(OrganisationParameters.TermYearsLeast), figures.Whole(OrganisationParameters.TermYearsMost));
        var years = asked ?? (fixedTerm ? usual : most);
        if (years < least || years > most) form.Refuse(OrganisationErrors.TermLength(years, least, most));
        return Math.Clamp(years, 1, 100);
    }
}

/// <summary>Somebody who leads an organisation, or whom one asks there.</summary>
/// <param name="Post">What he is in his unit.</param>
/// <param name="Contact">Whether he is the named business contact.</param>
internal sealed record Officer(Guid Id, OfficerRole Role, Private<string> Name, Private<string>? Phone, string? Post, bool Contact);
