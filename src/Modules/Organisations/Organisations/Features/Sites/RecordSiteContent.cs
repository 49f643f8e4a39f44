using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Sites;
using JinhuRedCross.Organisations.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Sites;

/// <summary>What a site has is written down, as a whole (ORG-02 to ORG-04).</summary>
internal static class RecordSiteContent
{
    /// <summary>建设内容；整体替换，按类别填写需要的部分</summary>
    /// <param name="Content">内容</param>
    /// <param name="On">日期，默认今天（北京时间）</param>
    internal sealed record Request(Parts? Content, DateOnly? On);

    /// <summary>阵地有什么</summary>
    /// <param name="GrassrootsOrganisations">博爱家园：基层组织数</param>
    /// <param name="VolunteerTeams">博爱家园：志愿者队伍数</param>
    /// <param name="VcaReference">博爱家园：易受损性与能力评估（VCA）报告编号</param>
    /// <param name="VcaOn">VCA 报告日期</param>
    /// <param name="PlanOn">应急预案日期</param>
    /// <param name="DrillOn">最近一次演练日期，不早于预案</param>
    /// <param name="Hardware">硬件工程，各以 VCA 评估为依据</param>
    /// <param name="RoomSquareMetres">培训基地：教室面积（平方米）</param>
    /// <param name="HygieneLog">培训基地：有卫生和耗材登记</param>
    /// <param name="Instructors">培训基地：师资证书</param>
    /// <param name="Carers">养老基地：照护志愿者证书和课时</param>
    /// <param name="ServiceList">养老基地：服务清单存放处</param>
    /// <param name="CareAgreements">养老基地：与老人或监护人的服务协议数</param>
    /// <param name="Venue">科普基地：学校或场馆</param>
    /// <param name="GuardianConsentRule">科普基地：监护人同意规定存放处</param>
    internal sealed record Parts(
        int? GrassrootsOrganisations = null, int? VolunteerTeams = null, string? VcaReference = null, DateOnly? VcaOn = null, DateOnly? PlanOn = null, DateOnly? DrillOn = null, IReadOnlyList<Works>? Hardware = null,
        int? RoomSquareMetres = null, int? AdultManikins = null, int? InfantManikins = null, int? AedTrainers = null, int? TraumaKits = null, bool? HygieneLog = null, IReadOnlyList<Certificate>? Instructors = null,
        IReadOnlyList<Certificate>? Carers = null, string? ServiceList = null, int? CareAgreements = null, string? Venue = null, string? GuardianConsentRule = null)
    {
        public SiteContent ToContent() => new()
        {
            GrassrootsOrganisations = GrassrootsOrganisations ?? 0,
            VolunteerTeams = VolunteerTeams ?? 0,
            VcaReference = VcaReference,
            VcaOn = VcaOn,
            PlanOn = PlanOn,
            DrillOn = DrillOn,
            Hardware = [.. (Hardware ?? []).Select(h => new HardwareItem(h?.Name ?? "", h?.VcaReference ?? ""))],
            RoomSquareMetres = RoomSquareMetres ?? 0,
            AdultManikins = AdultManikins ?? 0,
            InfantManikins = InfantManikins ?? 0,
            AedTrainers = AedTrainers ?? 0,
            TraumaKits = TraumaKits ?? 0,
            HygieneLog = HygieneLog ?? false,
            Instructors = Read(Instructors),
            Carers = Read(Carers),
            ServiceList = ServiceList,
            CareAgreements = CareAgreements ?? 0,
            Venue = Venue,
            GuardianConsentRule = GuardianConsentRule,
        };

        private static Qualification[] Read(IReadOnlyList<Certificate>? certificates) => [.. (certificates ?? []).Select(c => new Qualification(c?.CertificateNumber ?? "", c?.ValidUntil, c?.CourseHours))];
    }

    /// <summary>一项硬件工程</summary>
    internal sealed record Works(string? Name, string? VcaReference);

    /// <summary>一份证书，不写姓名</summary>
    internal sealed record Certificate(string? CertificateNumber, DateOnly? ValidUntil, int? CourseHours = null);

    public static void Map(RouteGroupBuilder sites) => sites.MapPut("/{id}/content", Handle)
        .WithName("recordSiteContent").WithSummary("登记建设内容（Record what a site has）")
        .WithDescription("运行条件按类别检查：博爱家园须有基层组织、志愿者队伍、VCA 报告和演练；培训基地须有教室、模拟人、AED 训练机、创伤包、卫生登记和证书有效的师资；养老基地须有培训合格的照护者、服务清单和协议；科普基地须有场馆和监护人同意规定。")
        .Permission("organisations.sites")
        .Refuses(SiteErrors.NotFound, SiteErrors.Closed, SiteErrors.HardwareWithoutVca)
        .Refuses(422, "site.drill_before_plan", "organisation.field_missing", "organisation.number_out_of_limits", "day.in_future", "text.too_long")
        .ExampleParameter("id", SiteExamples.First)
        .Example(new Request(new Parts(1, 1, "VCA-示例-01", new(2026, 1, 10), new(2026, 1, 15), new(2026, 2, 1), [new("文化广场修缮", "VCA-示例-01")]), null));

    private static Task<Results<OkAt<SiteResponse>, Problem>> Handle(string id, Request request, CommandRequest http, SiteDesk desk, CancellationToken cancel) =>
        desk.Decide(id, http, request, (site, command) => site.RecordContent(command, request.Content?.ToContent(), request.On), cancel);
}
