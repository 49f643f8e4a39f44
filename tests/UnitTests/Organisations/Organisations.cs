using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Organisations.Domain;
using JinhuRedCross.Organisations.Domain.Grassroots;
using OrganisationGiven = JinhuRedCross.UnitTests.Given<JinhuRedCross.Organisations.Domain.Grassroots.GrassrootsOrganisation, JinhuRedCross.Organisations.Domain.Grassroots.OrganisationEvent>;

namespace JinhuRedCross.UnitTests.Organisations;

/// <summary>Organisations in the states that tests need, each from the state before it.</summary>
internal static class Some
{
    public const string By = "示例经办";
    public static readonly Guid Id = new("0193a000-0000-7000-8000-0000000000c0");
    public static readonly DateTimeOffset Now = new(2025, 12, 1, 2, 0, 0, TimeSpan.Zero);
    public static readonly Rulebook TheRules = Rulebook.Initial;
    public static readonly ProposedDocument Document = new("档案 1", new string('a', 64));

    public static OrganisationGiven Incubating => Registered(OrganisationKind.School, "320831001");

    public static OrganisationGiven Applied => Incubating.After(o => o.ApplyToPrepare(Id, Step("2025-05-06"), Document, "示例甲", true, By, Now));

    public static OrganisationGiven Approved => Applied.After(o => o.ApprovePreparation(Step("2025-05-10"), By, Now));

    public static OrganisationGiven Met => Approved.After(o => o.HoldFoundingMeeting(Step("2025-05-20"), 60, By, Now));

    public static OrganisationGiven Led => Met.After(o => o.Elect(Leadership(60, Council(5)), TheRules, By, Now));

    public static OrganisationGiven Established => Led.After(o => o.Establish(Step("2025-06-02"), TheRules, By, Now));

    public static OrganisationGiven Operating => Established.After(o => o.Open(Step("2025-06-20"), Day("2025-06-10"), null, By, Now));

    public static OrganisationGiven Registered(OrganisationKind kind, string division, string on = "2025-05-01") =>
        OrganisationGiven.Nothing.After(o => o.Register(Id, "JH-ZZ-0001", Proposed(kind, division, on), By, Now));

    public static ProposedOrganisation Proposed(OrganisationKind? kind, string division, string on = "2025-05-01") =>
        new(new("示例中学红十字会", "示例中学", null, "示例路1号"), kind, division, Day(on), null);

    public static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    public static ProposedStep Step(string day, string number = "金红〔2025〕3号") => new(number, Day(day));

    /// <summary>So many people in the council, the president first; the last of them is the contact.</summary>
    public static List<ProposedOfficer> Council(int size) =>
    [
        .. Enumerable.Range(0, size).Select(i => new ProposedOfficer(
            new($"0193a000-0000-7000-8000-0000000001{i:D2}"), i == 0 ? OfficerRole.President : OfficerRole.CouncilMember, $"示例{(char)('一' + i)}", i == size - 1 ? "13800138000" : null, null, i == size - 1)),
    ];

    public static ProposedLeadership Leadership(int members, IReadOnlyList<ProposedOfficer> officers, string on = "2025-05-20", int? years = null, bool interim = false) =>
        new(officers, members, interim, years, "金红〔2025〕3号", Day(on));

    public static DateTimeOffset Noon(string day) => ChinaTime.StartOf(Day(day)).AddHours(12).ToUniversalTime();

    public static IEnumerable<Recorded> Records(this OrganisationGiven given) => given.History.Select((e, i) => new Recorded(i + 1, new("grassroots-organisation", Id), i + 1, e, By, Now));
}
