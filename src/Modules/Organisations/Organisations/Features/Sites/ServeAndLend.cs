using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Sites;
using JinhuRedCross.Organisations.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Sites;

/// <summary>What a site does for people, and the revolving fund of a 博爱家园 (ORG-02, ORG-04).</summary>
internal static class ServeAndLend
{
    /// <summary>一次服务</summary>
    /// <param name="Kind">careVisit 入户照护、course 救护培训、youthSession 青少年科普、other 其他</param>
    /// <param name="People">服务人数</param>
    /// <param name="Grade">年级；青少年科普必填</param>
    /// <param name="Note">说明（不要写个人信息）</param>
    /// <param name="On">日期，默认今天（北京时间）</param>
    internal sealed record ServiceRequest(SiteServiceKind? Kind, int? People, string? Grade, string? Note, DateOnly? On);

    /// <summary>生计金</summary>
    /// <param name="Amount">总额（元）</param>
    /// <param name="Document">证明材料</param>
    /// <param name="On">日期，默认今天（北京时间）</param>
    internal sealed record FundRequest(decimal? Amount, DocumentRequest? Document, DateOnly? On);

    /// <summary>借款</summary>
    /// <param name="Household">农户编号（不写姓名）</param>
    /// <param name="Amount">金额（元）</param>
    /// <param name="On">日期，默认今天（北京时间）</param>
    internal sealed record LoanRequest(string? Household, decimal? Amount, DateOnly? On);

    /// <summary>还款</summary>
    /// <param name="Amount">金额（元）</param>
    /// <param name="On">日期，默认今天（北京时间）</param>
    internal sealed record RepayRequest(decimal? Amount, DateOnly? On);

    private const string ExampleHousehold = "示例户01";

    public static void Map(RouteGroupBuilder sites)
    {
        Describe(sites.MapPost("/{id}/services", (string id, ServiceRequest request, CommandRequest http, SiteDesk desk, CancellationToken cancel) =>
                desk.Decide(id, http, request, (site, command) => site.LogService(command, new(request.Kind, request.People, request.Grade, request.Note, request.On)), cancel)))
            .WithName("logService").WithSummary("登记服务（Log a service）").Permission("organisations.services").WithDescription("运行中的阵地的入户照护、培训、科普等；青少年科普写明年级。")
            .Refuses(409, "site.wrong_step")
            .Example(new ServiceRequest(SiteServiceKind.Other, 35, null, "健康讲座", new(2026, 4, 3)));
        Describe(sites.MapPut("/{id}/fund", (string id, FundRequest request, CommandRequest http, SiteDesk desk, CancellationToken cancel) =>
                desk.Decide(id, http, request, (site, command) => site.SetFund(command, request.Amount, DocumentRequest.Of(request.Document), request.On), cancel)))
            .WithName("setFund").WithSummary("设定生计金（Set the revolving fund）").Permission("organisations.sites").WithDescription("博爱家园的循环生计金总额，不得低于已借出的。")
            .Refuses(SiteErrors.NoFund).Refuses(422, "site.fund_below_loans", "organisation.hash_invalid")
            .Example(new FundRequest(200000, DocumentRequest.Example, new(2026, 3, 5)));
        Describe(sites.MapPost("/{id}/loans", (string id, LoanRequest request, CommandRequest http, SiteDesk desk, CancellationToken cancel) =>
                desk.Decide(id, http, request, (site, command) => site.GrantLoan(command, request.Household, request.Amount, request.On), cancel)))
            .WithName("grantLoan").WithSummary("发放借款（Grant a loan）").Permission("organisations.sites").WithDescription("每户同时只能有一笔，金额在平台参数之内，借出总额不超过生计金。")
            .Refuses(SiteErrors.NoFund, SiteErrors.HouseholdOwes).Refuses(409, "site.wrong_step").Refuses(422, "site.loan_size", "site.fund_exhausted")
            .Example(new LoanRequest(ExampleHousehold, 20000, new(2026, 3, 10)));
        Describe(sites.MapPost("/{id}/loans/{household}/repay", (string id, string household, RepayRequest request, CommandRequest http, SiteDesk desk, CancellationToken cancel) =>
                desk.Decide(id, http, request, (site, command) => site.RepayLoan(command, household, request.Amount, request.On), cancel, household)))
            .WithName("repayLoan").WithSummary("登记还款（Repay a loan）").Permission("organisations.sites").WithDescription("以农户编号指明，每户同时只有一笔；可以分次还款，还清后该户可再借。")
            .Refuses(SiteErrors.LoanNotOpen).Refuses(422, "site.more_than_owed")
            .ExampleParameter("household", () => ExampleHousehold)
            .Example(new RepayRequest(20000, new(2026, 9, 10)));
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) => endpoint
        .Refuses(SiteErrors.NotFound, SiteErrors.Closed)
        .Refuses(422, "organisation.field_missing", "amount.missing", "amount.not_positive", "day.in_future")
        .ExampleParameter("id", SiteExamples.First);
}
