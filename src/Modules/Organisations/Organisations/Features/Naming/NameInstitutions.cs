using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Naming;
using JinhuRedCross.Organisations.Features.Shared;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Naming;

/// <summary>Medical institutions apply for the name, get or lose it, and are reviewed (ORG-12).</summary>
internal static class NameInstitutions
{
    public static NumberedThings<NamedInstitutionRow, NamingResponse> Things { get; } =
        new("named-institution", "JH-GM", "/api/v1/organisations/named-institutions", NamingErrors.NotFound, NamedInstitution.NumberClaim, NamingResponse.Of);

    /// <summary>冠名申请</summary>
    /// <param name="Institution">医疗机构名称</param>
    /// <param name="ProposedName">冠名后的名称，如 金湖县红十字医院</param>
    /// <param name="CreditCode">统一社会信用代码</param>
    /// <param name="Division">行政区划代码：镇街 9 位，村和社区 12 位</param>
    /// <param name="Address">地址</param>
    /// <param name="Level">由哪一级红十字会冠名</param>
    /// <param name="Form">冠名方式</param>
    /// <param name="Conditions">冠名条件</param>
    /// <param name="Document">申请材料</param>
    /// <param name="On">申请日期，默认今天（北京时间）</param>
    internal sealed record Request(
        string? Institution, string? ProposedName, string? CreditCode, string? Division, string? Address, NamingLevel? Level, NamingForm? Form, ConditionsRequest? Conditions, DocumentRequest? Document, DateOnly? On);

    /// <summary>不予冠名或撤销冠名</summary>
    /// <param name="DocumentNumber">发文字号</param>
    /// <param name="On">日期，默认今天（北京时间）</param>
    /// <param name="Reason">理由，必填</param>
    internal sealed record EndRequest(string? DocumentNumber, DateOnly? On, string? Reason);

    /// <summary>复核</summary>
    /// <param name="Conditions">复核时的条件</param>
    /// <param name="Document">复核材料</param>
    /// <param name="On">日期，默认今天（北京时间）</param>
    internal sealed record ReviewRequest(ConditionsRequest? Conditions, DocumentRequest? Document, DateOnly? On);

    public static void Map(RouteGroupBuilder named)
    {
        named.MapPost("/", (Request r, CommandRequest http, NamingDesk desk, CancellationToken cancel) => desk.Register(http, r, (naming, command, number) => naming.Apply(command, number, new(
                r.Institution, r.ProposedName, r.CreditCode, r.Division, r.Address, r.Level, r.Form, ConditionsRequest.Of(r.Conditions), DocumentRequest.Of(r.Document), r.On)), cancel))
            .WithName("applyForNaming").WithSummary("申请冠名（Apply for the name）")
            .WithDescription("县级冠名须二级以上、市级二级甲等以上、省级三级以上、国家级三级甲等的非营利医疗机构，须为团体会员，许可证有效，若干年内未受卫生行政处罚（平台参数 Naming.PenaltyYears）。缺什么一次全部说明。")
            .Permission("organisations.naming")
            .Refuses(NamingErrors.NameTaken, NamingErrors.ForProfit, NamingErrors.NotAMember, NamingErrors.NotFounded, NamingErrors.NameMisfit)
            .Refuses(422, "naming.licence_expired", "naming.level_too_low", "naming.penalised", "organisation.field_missing", "organisation.hash_invalid", "division.missing", "division.unknown", "credit_code.check_digit", "day.in_future", "text.too_long")
            .Example(new Request("示例医院", "金湖县示例红十字医院", "123208314680000069", "320831001", "示例路9号", NamingLevel.County, NamingForm.RedCross, NamingExamples.Conditions, DocumentRequest.Example, new(2026, 1, 12)));
    }

    public static void MapSteps(RouteGroupBuilder named)
    {
        Describe(named.MapPost("/{id}/refuse", (string id, EndRequest r, CommandRequest http, NamingDesk desk, CancellationToken cancel) =>
                desk.Decide(id, http, r, (naming, command) => naming.Refuse(command, new(r.DocumentNumber, r.On), r.Reason), cancel)), "organisations.decide")
            .WithName("refuseNaming").WithSummary("不予冠名（Refuse the name）").WithDescription("理由必填；再次冠名须重新申请。示例为试算（dryRun=true）。")
            .ExampleParameter("dryRun", () => true)
            .Example(new EndRequest("金红〔2026〕5号", new(2026, 1, 20), "材料不全"));
        Describe(named.MapPost("/{id}/approve", (string id, DocumentStepRequest r, CommandRequest http, NamingDesk desk, CancellationToken cancel) =>
                desk.Decide(id, http, r, (naming, command) => naming.Approve(command, r.ToStep()), cancel)), "organisations.decide")
            .WithName("approveNaming").WithSummary("批准冠名（Approve the name）").WithDescription("批准当日条件仍须全部具备；之后按期复核（平台参数 Naming.ReviewMonths，许可证先到期的从其到期次日）。")
            .Refuses(422, "naming.licence_expired", "naming.penalised")
            .Example(new DocumentStepRequest("金红〔2026〕6号", new(2026, 2, 2)));
        Describe(named.MapPost("/{id}/review", (string id, ReviewRequest r, CommandRequest http, NamingDesk desk, CancellationToken cancel) =>
                desk.Decide(id, http, r, (naming, command) => naming.Review(command, ConditionsRequest.Of(r.Conditions), DocumentRequest.Of(r.Document), r.On), cancel)), "organisations.naming")
            .WithName("reviewNaming").WithSummary("复核冠名条件（Review the conditions）").WithDescription("登记复核时的条件；不再具备的记为“条件不再具备”并成为待办，整改后再复核，或撤销冠名。")
            .Refuses(422, "organisation.hash_invalid")
            .Example(new ReviewRequest(NamingExamples.Conditions, DocumentRequest.Example, new(2026, 8, 3)));
        Describe(named.MapPost("/{id}/withdraw", (string id, EndRequest r, CommandRequest http, NamingDesk desk, CancellationToken cancel) =>
                desk.Decide(id, http, r, (naming, command) => naming.Withdraw(command, new(r.DocumentNumber, r.On), r.Reason), cancel)), "organisations.decide")
            .WithName("withdrawNaming").WithSummary("撤销冠名（Withdraw the name）").WithDescription("撤销后名称可由他人申请。")
            .Example(new EndRequest("金红〔2026〕30号", new(2026, 9, 10), "改制为营利性机构"));
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, string permission) => endpoint
        .Permission(permission)
        .Refuses(NamingErrors.NotFound, NamingErrors.Over)
        .Refuses(409, "naming.wrong_step")
        .Refuses(422, "organisation.field_missing", "document_number.missing", "document_number.invalid", "organisation.day_before_last_step", "day.in_future")
        .ExampleParameter("id", NamingExamples.First);
}

/// <summary>Tells by itself that the conditions of a naming are to be looked at again (ORG-12).</summary>
internal sealed class NoteNamingReviews(NamingDesk desk) : IDueWork<NamingDueRow>
{
    public DateTimeOffset DueAt(NamingDueRow row) => row.DueAt!.Value;

    public async Task<Error?> Do(NamingDueRow row, Command command) => (await desk.Grain(row.Id).NoteReviewDue(command)).Error;
}
