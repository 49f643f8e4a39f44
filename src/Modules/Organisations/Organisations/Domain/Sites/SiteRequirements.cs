using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Organisations.Domain.Sites;

/// <summary>What each kind of site must have before it runs, and goes on having (ORG-02 to ORG-04).</summary>
internal static class SiteRequirements
{
    private const int MostEntries = 200;

    public static string RuleOf(SiteKind kind) => kind switch
    {
        SiteKind.HumanityHome => "ORG-02",
        SiteKind.FirstAidTrainingBase => "ORG-03",
        SiteKind.ElderCareBase or SiteKind.YouthScienceBase => "ORG-04",
        _ => "ORG-01",
    };

    /// <summary>What can never be right, whatever the kind.</summary>
    public static void CheckForm(SiteContent content, Form form)
    {
        foreach (var (field, day) in (ReadOnlySpan<(string, DateOnly?)>)[("content.vcaOn", content.VcaOn), ("content.planOn", content.PlanOn), ("content.drillOn", content.DrillOn)])
            if (day is not null) form.Day(day, field);
        if (content.DrillOn < content.PlanOn) form.Refuse(SiteErrors.DrillBeforePlan(content.DrillOn!.Value, content.PlanOn!.Value));
        if (content.Hardware.Any(h => string.IsNullOrWhiteSpace(h.VcaReference))) form.Refuse(SiteErrors.HardwareWithoutVca);
        foreach (var (field, count) in Counts(content)) form.Count(count, field, field, 0, 1_000_000);
        if (content.Hardware.Count + content.Instructors.Count + content.Carers.Count > MostEntries) form.Refuse(FormErrors.OutOfLimits("content", MostEntries + 1, 0, MostEntries, "ORG-01"));
        foreach (var q in content.Instructors.Concat(content.Carers)) form.Text(q.CertificateNumber, "content.certificateNumber", "证书编号", 50);
        foreach (var h in content.Hardware) form.Text(h.Name, "content.hardware.name", "工程名称", 100);
        foreach (var (field, text) in (ReadOnlySpan<(string, string?)>)[("content.vcaReference", content.VcaReference), ("content.serviceList", content.ServiceList), ("content.venue", content.Venue), ("content.guardianConsentRule", content.GuardianConsentRule)])
            form.Optional(text, field);
    }

    /// <summary>All that is missing on a day; null where nothing is.</summary>
    public static Error? Fault(SiteKind kind, SiteContent content, DateOnly on, OrganisationParameters figures)
    {
        var lacking = kind switch
        {
            SiteKind.HumanityHome => HumanityHome(content),
            SiteKind.FirstAidTrainingBase => TrainingBase(content, on, figures),
            SiteKind.ElderCareBase => ElderCareBase(content, figures.Whole(SiteParameters.CarerHours)),
            SiteKind.YouthScienceBase => YouthScienceBase(content),
            _ => [],
        };
        return Error.All([.. lacking.Select(l => SiteErrors.Lacking(RuleOf(kind), l.Zh, l.En))]);
    }

    private static IEnumerable<(string Zh, string En)> HumanityHome(SiteContent c)
    {
        if (c.GrassrootsOrganisations < 1) yield return ("没有基层组织", "no grass-roots organisation");
        if (c.VolunteerTeams < 1) yield return ("没有志愿者队伍", "no volunteer team");
        if (c.VcaOn is null || string.IsNullOrWhiteSpace(c.VcaReference)) yield return ("没有易受损性与能力评估（VCA）报告及日期", "no VCA report with its day");
        if (c.DrillOn is null) yield return ("没有开展过演练", "no drill");
    }

    private static IEnumerable<(string Zh, string En)> TrainingBase(SiteContent c, DateOnly on, OrganisationParameters figures)
    {
        foreach (var (zh, en, has, least) in (List<(string, string, int, int)>)
        [
            ("培训教室面积（平方米）", "square metres of training room", c.RoomSquareMetres, figures.Whole(SiteParameters.RoomSquareMetres)),
            ("成人模拟人", "adult manikins", c.AdultManikins, figures.Whole(SiteParameters.AdultManikins)),
            ("婴儿模拟人", "infant manikins", c.InfantManikins, figures.Whole(SiteParameters.InfantManikins)),
            ("AED 训练机", "AED trainers", c.AedTrainers, figures.Whole(SiteParameters.AedTrainers)),
            ("创伤救护包", "trauma kits", c.TraumaKits, figures.Whole(SiteParameters.TraumaKits)),
            ("证书有效的师资", "instructors with a valid certificate", c.Instructors.Count(i => i.ValidUntil >= on), figures.Whole(SiteParameters.Instructors)),
        ])
            if (has < least) yield return ($"{zh} {has}，未达 {least}", $"{has} {en}, not {least}");
        if (!c.HygieneLog) yield return ("没有卫生和耗材登记", "no log of hygiene and consumables");
    }

    private static IEnumerable<(string Zh, string En)> ElderCareBase(SiteContent c, int hours)
    {
        var trained = c.Carers.Count(q => q.CourseHours >= hours);
        if (trained < 1) yield return ($"没有培训满 {hours} 小时的照护志愿者", $"no carer with a course of {hours} hours");
        if (string.IsNullOrWhiteSpace(c.ServiceList)) yield return ("没有服务清单", "no list of services");
        if (c.CareAgreements < 1) yield return ("没有与老人或其监护人的服务协议", "no agreement with an elder or guardian");
    }

    private static IEnumerable<(string Zh, string En)> YouthScienceBase(SiteContent c)
    {
        if (string.IsNullOrWhiteSpace(c.Venue)) yield return ("没有学校或场馆", "no school or venue");
        if (string.IsNullOrWhiteSpace(c.GuardianConsentRule)) yield return ("没有监护人同意的规定", "no rule on guardians' consent");
    }

    private static IEnumerable<(string Field, int Count)> Counts(SiteContent c) =>
    [
        ("content.grassrootsOrganisations", c.GrassrootsOrganisations), ("content.volunteerTeams", c.VolunteerTeams), ("content.roomSquareMetres", c.RoomSquareMetres), ("content.adultManikins", c.AdultManikins),
        ("content.infantManikins", c.InfantManikins), ("content.aedTrainers", c.AedTrainers), ("content.traumaKits", c.TraumaKits), ("content.careAgreements", c.CareAgreements),
    ];
}
