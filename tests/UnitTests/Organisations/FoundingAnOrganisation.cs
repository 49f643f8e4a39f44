using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Organisations.Domain.Divisions;
using JinhuRedCross.Organisations.Domain.Grassroots;
using static JinhuRedCross.UnitTests.Organisations.Some;
using OrganisationGiven = JinhuRedCross.UnitTests.Given<JinhuRedCross.Organisations.Domain.Grassroots.GrassrootsOrganisation, JinhuRedCross.Organisations.Domain.Grassroots.OrganisationEvent>;

namespace JinhuRedCross.UnitTests.Organisations;

/// <summary>From incubation to the plaque, in the order of the rule.</summary>
public sealed class FoundingAnOrganisation
{
    [Fact, Rule("ORG-05")]
    public void It_has_a_kind_a_place_that_fits_and_a_name_of_its_own()
    {
        var registered = OrganisationGiven.Nothing.When(o => o.Register(Id, "JH-ZZ-0001", Proposed(OrganisationKind.Town, "320831106000"), By, Now));
        Assert.Equal("320831106", registered.Then<OrganisationRegistered>().Division);
        Assert.Equal(["organisation.number", "organisation.name"], registered.Claims.Select(c => c.Kind));
        OrganisationGiven.Nothing.When(o => o.Register(Id, "", Proposed(OrganisationKind.Town, "320831001"), By, Now)).ThenFails("organisation.division_misfit", "ORG-05", "镇红十字会");
        OrganisationGiven.Nothing.When(o => o.Register(Id, "", Proposed(OrganisationKind.Street, "320831106"), By, Now)).ThenFails("organisation.division_misfit");
        OrganisationGiven.Nothing.When(o => o.Register(Id, "", Proposed(OrganisationKind.Community, "320831003"), By, Now)).ThenFails("organisation.division_misfit");
        OrganisationGiven.Nothing.When(o => o.Register(Id, "", Proposed(OrganisationKind.Community, "320831003001"), By, Now)).Then<OrganisationRegistered>();
        var error = OrganisationGiven.Nothing.When(o => o.Register(Id, "", new(new(" ", null, "91350100M000100Y4Z", null), null, "1", null, null), By, Now)).ThenFails("organisation.field_missing");
        Assert.Equal(["division", "hostCreditCode", "hostUnit", "kind", "name"], error.More.Prepend(error).Select(e => e.Field).Order(StringComparer.Ordinal));
    }

    [Fact, Rule("ORG-11")]
    public void Codes_are_read_as_they_held_on_the_day()
    {
        Assert.Null(Fault("320831106", "2025-05-01"));
        Assert.Contains("该区划已撤销，现属银涂镇(320831111)", Fault("320831105", "2025-05-01")!.Zh);
        Assert.Null(Fault("320831105", "2015-05-17"));
        Assert.Equal("division.abolished", Fault("320831105", "2015-05-18")!.Code);
        Assert.Equal("division.other_county", Fault("320830101", "2025-05-01")!.Code);
        Assert.Null(Fault("320831102", "2017-06-01"));
        Assert.Equal("division.abolished", Fault("320831102", "2019-01-01")!.Code);
        Assert.Equal("division.not_yet", Fault("320831001", "2017-06-01")!.Code);
        Assert.Equal("division.unknown", Fault("320831999", "2025-05-01")!.Code);
        Assert.Equal("division.malformed", Fault("32083110", "2025-05-01")!.Code);
        Assert.Equal(8, JinhuDivisions.StreetsAndTownsOn(Day("2025-05-01")).Count);

        static Error? Fault(string code, string on) => JinhuDivisions.Check(code, "division", Day(on), out _, out _);
    }

    [Fact, Rule("ORG-07")]
    public void The_steps_come_in_their_order()
    {
        Incubating.When(o => o.Open(Step("2025-06-20"), Day("2025-06-10"), null, By, Now)).ThenFails("organisation.wrong_step", "ORG-07", "培育");
        Applied.When(o => o.Open(Step("2025-06-20"), Day("2025-06-10"), null, By, Now)).ThenFails("organisation.wrong_step", "ORG-07", "已申请");
        Applied.When(o => o.HoldFoundingMeeting(Step("2025-06-20"), 9, By, Now)).ThenFails("organisation.wrong_step");
        Approved.When(o => o.Establish(Step("2025-06-20"), TheRules, By, Now)).ThenFails("organisation.wrong_step");
        Approved.When(o => o.ApprovePreparation(Step("2025-06-20"), By, Now)).ThenFails("organisation.wrong_step");
        OrganisationGiven.Nothing.When(o => o.ApprovePreparation(Step("2025-06-20"), By, Now)).ThenFails(OrganisationErrors.NotFound);
        Assert.Equal(OrganisationStatus.Operating, Operating.State.Status);
    }

    [Fact, Rule("ORG-07")]
    public void Days_never_go_back()
    {
        Approved.When(o => o.HoldFoundingMeeting(Step("2025-05-01"), 60, By, Now)).ThenFails("organisation.day_before_last_step", "ORG-07", "2025-05-10");
        Approved.When(o => o.HoldFoundingMeeting(Step("2025-05-09"), 60, By, Now)).ThenFails("organisation.day_before_last_step");
        Approved.When(o => o.HoldFoundingMeeting(Step("2025-05-10"), 60, By, Now)).Then<FoundingMeetingHeld>();
        Approved.When(o => o.HoldFoundingMeeting(Step("2025-12-02"), 60, By, Now)).ThenFails("day.in_future");
    }

    [Fact, Rule("K-10")]
    public void Every_step_has_a_document_number_in_its_form()
    {
        Applied.When(o => o.ApprovePreparation(Step("2025-05-10", " "), By, Now)).ThenFails("document_number.missing", "K-10", "发文字号");
        Applied.When(o => o.ApprovePreparation(Step("2025-05-10", "金红[2025]3号"), By, Now)).ThenFails("document_number.invalid", "K-10", "金红〔2025〕3号");
        Assert.Equal("金红〔2025〕3号", Applied.When(o => o.ApprovePreparation(Step("2025-05-10", " 金红〔２０２５〕3号 "), By, Now)).Then<PreparationApproved>().DocumentNumber);
    }

    [Fact, Rule("ORG-07")]
    public void An_application_is_stamped_and_a_refusal_says_why()
    {
        Incubating.When(o => o.ApplyToPrepare(Id, Step("2025-05-06"), Document, "示例甲", false, By, Now)).ThenFails(OrganisationErrors.NotStamped);
        Incubating.When(o => o.ApplyToPrepare(Id, Step("2025-05-06"), new("档案", "xyz"), "示例甲", true, By, Now)).ThenFails("organisation.hash_invalid");
        Incubating.When(o => o.ApplyToPrepare(Id, Step("2025-05-06"), Document, " ", true, By, Now)).ThenFails("name.missing");
        Applied.When(o => o.RefusePreparation(Step("2025-05-10"), " ", By, Now)).ThenFails("organisation.field_missing", "ORG-07", "不予批复的理由");
        var refused = Applied.After(o => o.RefusePreparation(Step("2025-05-10"), "计划不完整", By, Now));
        refused.When(o => o.ApplyToPrepare(Id, Step("2025-05-09"), Document, "示例甲", true, By, Now)).ThenFails("organisation.day_before_last_step");
        refused.When(o => o.ApplyToPrepare(Id, Step("2025-06-09"), Document, "示例甲", true, By, Now)).Then<OrganisationApplied>();
    }

    [Fact, Rule("ORG-07")]
    public void Dues_are_paid_within_ten_working_days_or_late_with_a_reason()
    {
        // 2025-06-02 is a Monday; ten working days later is Monday the 16th.
        Assert.Equal(Day("2025-06-16"), Led.When(o => o.Establish(Step("2025-06-02"), TheRules, By, Now)).Then<OrganisationEstablished>().DuesDueOn);
        Established.When(o => o.Open(Step("2025-06-20"), Day("2025-06-16"), null, By, Now)).Then<OrganisationOpened>();
        Established.When(o => o.Open(Step("2025-06-20"), Day("2025-06-17"), null, By, Now)).ThenFails("organisation.dues_late", "ORG-07", "2025-06-16");
        Assert.Equal("账户变更", Established.When(o => o.Open(Step("2025-06-20"), Day("2025-06-17"), "账户变更", By, Now)).Then<OrganisationOpened>().LateReason);
        Established.When(o => o.Open(Step("2025-06-20"), Day("2025-06-21"), "账户变更", By, Now)).ThenFails(OrganisationErrors.DuesAfterPlaque);
        Established.When(o => o.Open(Step("2025-06-20"), null, null, By, Now)).ThenFails("organisation.field_missing");
        Met.When(o => o.Establish(Step("2025-06-02"), TheRules, By, Now)).ThenFails(OrganisationErrors.NoLeaders);
    }

    [Fact, Rule("ORG-07")]
    public void What_works_may_have_to_put_something_right()
    {
        Operating.When(o => o.OrderRectification(Step("2025-07-01"), null, By, Now)).ThenFails("organisation.field_missing");
        var ordered = Operating.After(o => o.OrderRectification(Step("2025-07-01"), "档案不全", By, Now));
        Assert.Equal(OrganisationStatus.Operating, ordered.When(o => o.PassRectification(Step("2025-07-20"), By, Now)).ThenState().Status);
        ordered.When(o => o.PassRectification(Step("2030-05-21"), By, Noon("2030-05-21"))).ThenFails("organisation.term_over", "ORG-09", "2030-05-20");
        Operating.When(o => o.PassRectification(Step("2025-07-20"), By, Now)).ThenFails("organisation.wrong_step");
    }

    [Fact]
    public void A_name_may_change_and_is_then_free()
    {
        var described = Operating.When(o => o.Describe(new("新名称红十字会", "示例中学", null, null), "更名", null, By, Now));
        Assert.Equal([("organisation.name", false), ("organisation.name", true)], described.Claims.Select(c => (c.Kind, c.Release)));
        Operating.When(o => o.Describe(new("示例中学红十字会", "示例中学", null, "示例路1号"), "更名", null, By, Now)).ThenFails(OrganisationErrors.NothingChanged);
    }
}
