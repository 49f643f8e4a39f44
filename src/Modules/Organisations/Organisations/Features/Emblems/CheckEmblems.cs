using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Emblems;
using JinhuRedCross.Organisations.Features.Shared;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Emblems;

/// <summary>Uses of the emblem are looked at, put right, or reported to the government (ORG-13).</summary>
internal static class CheckEmblems
{
    public static NumberedThings<EmblemCheckRow, EmblemResponse> Things { get; } =
        new("emblem-check", "JH-BZ", "/api/v1/organisations/emblem-checks", EmblemErrors.NotFound, EmblemCheck.NumberClaim, EmblemResponse.Of);

    /// <summary>一次标志使用检查</summary>
    /// <param name="User">使用单位（不写个人）</param>
    /// <param name="Division">行政区划代码：镇街 9 位，村和社区 12 位</param>
    /// <param name="Place">地点</param>
    /// <param name="Description">使用情况</param>
    /// <param name="Use">clothing 衣帽马甲、badge 徽章、printedMatter 印刷品、reliefGoods 救灾物资、reliefVehicle 救援运输工具、redCrossBuilding 红十字会建筑物、redCrossMedicalInstitution 红十字会所属医疗机构、activityVenue 活动场所、trademark 商标、advertising 商业广告、otherMedicalInstitution 其他医疗机构、pharmacyOrVeterinary 药店兽医站、packaging 商品包装、companyLogo 公司标志、productDesign 工程和产品设计、other 其他</param>
    /// <param name="ByRedCross">是否由红十字会及其工作人员、会员、青少年会员使用</param>
    /// <param name="NameBeneath">标志下方是否有红十字会名称或简称</param>
    /// <param name="OnRoof">是否置于建筑物顶部</param>
    /// <param name="Small">是否为较小尺寸</param>
    /// <param name="ApprovalNumber">总会批准的发文字号</param>
    /// <param name="Document">照片等证明材料</param>
    /// <param name="On">检查日期，默认今天（北京时间）</param>
    internal sealed record Request(
        string? User, string? Division, string? Place, string? Description, EmblemUse? Use, bool? ByRedCross, bool? NameBeneath, bool? OnRoof, bool? Small, string? ApprovalNumber, DocumentRequest? Document, DateOnly? On);

    /// <summary>改正</summary>
    /// <param name="Measure">改正措施</param>
    /// <param name="Document">证明材料，必填</param>
    /// <param name="On">日期，默认今天（北京时间）</param>
    internal sealed record PutRightRequest(string? Measure, DocumentRequest? Document, DateOnly? On);

    /// <summary>提请政府处理</summary>
    /// <param name="Authority">受理机关</param>
    /// <param name="DocumentNumber">发文字号</param>
    /// <param name="On">日期，默认今天（北京时间）</param>
    internal sealed record ReportRequest(string? Authority, string? DocumentNumber, DateOnly? On);

    /// <summary>政府的处罚</summary>
    /// <param name="Fine">罚款（元）</param>
    /// <param name="DocumentNumber">处罚决定的发文字号</param>
    /// <param name="On">日期，默认今天（北京时间）</param>
    internal sealed record FineRequest(decimal? Fine, string? DocumentNumber, DateOnly? On);

    public static void Map(RouteGroupBuilder checks)
    {
        checks.MapPost("/", (Request r, CommandRequest http, EmblemDesk desk, CancellationToken cancel) => desk.Register(http, r, (check, command, number) => check.Record(command, number, new(
                r.User, r.Division, r.Place, r.Description, r.Use, r.ByRedCross, r.NameBeneath, r.OnRoof, r.Small, r.ApprovalNumber, DocumentRequest.Of(r.Document), r.On)), cancel))
            .WithName("checkEmblem").WithSummary("登记标志使用检查（Check a use of the emblem）")
            .WithDescription("登记所见情况，是否合规由平台按使用办法计算；不合规定的须在期限内改正（平台参数 Emblem.CorrectionDays）。")
            .Permission("organisations.emblem")
            .Refuses(422, "organisation.field_missing", "organisation.hash_invalid", "division.missing", "division.unknown", "document_number.invalid", "day.in_future", "text.too_long")
            .Example(new Request("示例药店", "320831001", "示例路10号", "灯箱上有红十字", EmblemUse.PharmacyOrVeterinary, false, false, false, false, null, DocumentRequest.Example, new(2026, 3, 9)));
    }

    public static void MapSteps(RouteGroupBuilder checks)
    {
        Describe(checks.MapPost("/{id}/report", (string id, ReportRequest r, CommandRequest http, EmblemDesk desk, CancellationToken cancel) =>
                desk.Decide(id, http, r, (check, command) => check.Report(command, r.Authority, new(r.DocumentNumber, r.On)), cancel)))
            .WithName("reportEmblem").WithSummary("提请政府处理（Report to the government）").WithDescription("拒不改正的，提请人民政府责令停止使用、处罚。")
            .Refuses(422, "document_number.missing", "document_number.invalid")
            .Example(new ReportRequest("金湖县人民政府", "金红〔2026〕12号", new(2026, 4, 1)));
        Describe(checks.MapPost("/{id}/fine", (string id, FineRequest r, CommandRequest http, EmblemDesk desk, CancellationToken cancel) =>
                desk.Decide(id, http, r, (check, command) => check.RecordFine(command, r.Fine, new(r.DocumentNumber, r.On)), cancel)))
            .WithName("recordEmblemFine").WithSummary("登记政府处罚（Record a fine）").WithDescription("罚款由人民政府决定，上限见平台参数 Emblem.MostFineYuan；示例为试算（dryRun=true）。")
            .Refuses(422, "document_number.missing", "document_number.invalid", "emblem.fine_too_large", "amount.missing", "amount.not_positive")
            .ExampleParameter("dryRun", () => true)
            .Example(new FineRequest(2000, "金政罚〔2026〕3号", new(2026, 4, 20)));
        Describe(checks.MapPost("/{id}/put-right", (string id, PutRightRequest r, CommandRequest http, EmblemDesk desk, CancellationToken cancel) =>
                desk.Decide(id, http, r, (check, command) => check.PutRight(command, r.Measure, DocumentRequest.Of(r.Document), r.On), cancel)))
            .WithName("putEmblemRight").WithSummary("改正（Put right）").WithDescription("凭证明材料销号。")
            .Refuses(422, "organisation.hash_invalid")
            .Example(new PutRightRequest("已拆除灯箱", DocumentRequest.Example, new(2026, 5, 2)));
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) => endpoint
        .Permission("organisations.emblem")
        .Refuses(EmblemErrors.NotFound)
        .Refuses(409, "emblem.wrong_step")
        .Refuses(422, "organisation.field_missing", "organisation.day_before_last_step", "day.in_future")
        .ExampleParameter("id", FindEmblemChecks.First);
}
