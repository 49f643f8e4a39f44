using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.Organisations.Domain.Emblems;
using JinhuRedCross.Organisations.ReadModels;
using JinhuRedCross.UnitTests.Fundraising;
using static JinhuRedCross.UnitTests.Organisations.Some;
using EmblemGiven = JinhuRedCross.UnitTests.Given<JinhuRedCross.Organisations.Domain.Emblems.EmblemCheck, JinhuRedCross.Organisations.Domain.Emblems.EmblemEvent>;

namespace JinhuRedCross.UnitTests.Organisations;

/// <summary>Whether the emblem may be where it was found is computed, and what is wrong is put right.</summary>
public sealed class CheckingAnEmblem
{
    private static EmblemGiven Wrong => EmblemGiven.Nothing.After(c => c.Record(Id, "JH-BZ-0001", Proposed(EmblemUse.PharmacyOrVeterinary), TheRules, By, Now));

    [Fact, Rule("ORG-13")]
    public void A_vest_with_the_society_s_name_under_the_cross_complies()
    {
        var check = EmblemGiven.Nothing.When(c => c.Record(Id, "JH-BZ-0001", Proposed(EmblemUse.Clothing), TheRules, By, Now));
        Assert.Equal((0, null), (check.Then<EmblemChecked>().Faults.Count, check.Then<EmblemChecked>().DueOn));
        check.Before.Happened(check.Decision.Events).When(c => c.PutRight("改", Document, null, By, Now)).ThenFails("emblem.wrong_step");
    }

    [Theory, Rule("ORG-13")]
    [InlineData(nameof(EmblemUse.PharmacyOrVeterinary), "红十字标志不得用于药店、兽医站（使用办法第十八条）")]
    [InlineData(nameof(EmblemUse.Trademark), "红十字标志不得用于商标（使用办法第十八条）")]
    [InlineData(nameof(EmblemUse.Advertising), "红十字标志不得用于商业广告（使用办法第十八条）")]
    [InlineData(nameof(EmblemUse.OtherMedicalInstitution), "红十字标志不得用于非红十字会或非武装力量的医疗机构（使用办法第十八条）")]
    [InlineData(nameof(EmblemUse.Packaging), "红十字标志不得用于商品包装（使用办法第十八条）")]
    [InlineData(nameof(EmblemUse.CompanyLogo), "红十字标志不得用于公司标志（使用办法第十八条）")]
    [InlineData(nameof(EmblemUse.ProductDesign), "红十字标志不得用于工程、产品设计（使用办法第十八条）")]
    public void Some_uses_are_forbidden_whatever_was_approved(string use, string zh) =>
        Assert.Equal([zh], Faults(Proposed(Enum.Parse<EmblemUse>(use)) with { ApprovalNumber = "中红〔2025〕1号" }).Select(f => f.Zh));

    [Fact, Rule("ORG-13")]
    public void A_cross_on_the_roof_without_a_name_or_too_large_is_wrong()
    {
        Assert.Equal(["emblem.on_roof"], Codes(Proposed(EmblemUse.RedCrossBuilding) with { OnRoof = true }));
        Assert.Equal(["emblem.name_missing"], Codes(Proposed(EmblemUse.RedCrossBuilding) with { NameBeneath = false }));
        Assert.Equal(["emblem.name_missing", "emblem.on_roof", "emblem.too_large"], Codes(Proposed(EmblemUse.ActivityVenue) with { NameBeneath = false, OnRoof = true, Small = false }));
    }

    [Fact, Rule("ORG-13")]
    public void Other_uses_and_other_users_need_the_national_society_s_approval()
    {
        Assert.Equal(["emblem.approval_missing"], Codes(Proposed(EmblemUse.Other)));
        Assert.Equal(["emblem.approval_missing"], Codes(Proposed(EmblemUse.Badge) with { ByRedCross = false }));
        Assert.Empty(Codes(Proposed(EmblemUse.Other) with { ByRedCross = false, ApprovalNumber = "中红〔2025〕1号" }));
        EmblemGiven.Nothing.When(c => c.Record(Id, "", Proposed(EmblemUse.Other) with { ApprovalNumber = "中红[2025]1号" }, TheRules, By, Now)).ThenFails("document_number.invalid");
    }

    [Fact, Rule("ORG-13")]
    public void What_is_wrong_is_a_task_with_a_day_until_it_is_put_right()
    {
        var task = Assert.Single(Tasks(Wrong));
        Assert.Equal((OrganisationTaskKind.CorrectEmblem, Day("2025-05-25")), (task.Kind, task.DueOn!.Value));
        Wrong.When(c => c.PutRight("拆除", null, null, By, Now)).ThenFails("organisation.field_missing");
        Assert.Empty(Tasks(Wrong.After(c => c.PutRight("拆除", Document, Day("2025-05-20"), By, Now))));
    }

    [Fact, Rule("ORG-13")]
    public void The_government_may_be_asked_and_fines_up_to_its_limit()
    {
        Wrong.When(c => c.RecordFine(100, Step("2025-06-01"), TheRules, By, Now)).ThenFails("emblem.wrong_step");
        var reported = Wrong.After(c => c.Report("金湖县人民政府", Step("2025-06-01"), By, Now));
        Assert.Single(Tasks(reported));
        reported.When(c => c.RecordFine(10_000.01m, Step("2025-06-10"), TheRules, By, Now)).ThenFails("emblem.fine_too_large", "ORG-13", "10,000.00");
        var fined = reported.After(c => c.RecordFine(10_000, Step("2025-06-10"), TheRules, By, Now));
        fined.When(c => c.PutRight("拆除", Document, Day("2025-06-09"), By, Now)).ThenFails("organisation.day_before_last_step");
        Assert.Equal(EmblemStatus.PutRight, fined.After(c => c.PutRight("拆除", Document, Day("2025-06-10"), By, Now)).State.Status);
    }

    private static IReadOnlyList<EmblemFault> Faults(ProposedCheck asked) => EmblemGiven.Nothing.When(c => c.Record(Id, "", asked, TheRules, By, Now)).Then<EmblemChecked>().Faults;

    private static IEnumerable<string> Codes(ProposedCheck asked) => Faults(asked).Select(f => f.Code);

    private static ProposedCheck Proposed(EmblemUse use) => new("示例单位", "320831001", "示例路10号", "所见", use, true, true, false, true, null, Document, Day("2025-05-10"));

    private static List<OrganisationTaskRow> Tasks(EmblemGiven given) =>
        [.. CampaignRows.Fold<OrganisationTaskRow>(given.History.Select((e, i) => new Recorded(i + 1, new("emblem-check", Id), i + 1, e, By, Now)))];
}
