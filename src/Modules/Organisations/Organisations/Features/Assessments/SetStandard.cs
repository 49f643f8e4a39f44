using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Assessments;
using JinhuRedCross.Organisations.Grains;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using BookDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Organisations.Domain.Assessments.StandardBook, JinhuRedCross.Organisations.Domain.Assessments.StandardEvent>;

namespace JinhuRedCross.Organisations.Features.Assessments;

/// <summary>The standards with their days: shown, set and taken back (ORG-06).</summary>
internal static class SetStandard
{
    /// <summary>一个标准，自某日起施行</summary>
    /// <param name="Name">名称，如 六有标准</param>
    /// <param name="Basis">依据</param>
    /// <param name="From">施行日期（含当日）；内置标准没有起始日</param>
    /// <param name="To">至何日止；没有后续标准的为空</param>
    /// <param name="Items">各项</param>
    internal sealed record Shown(string Name, string Basis, DateOnly? From, DateOnly? To, IReadOnlyList<StandardItem> Items);

    /// <summary>全部标准</summary>
    /// <param name="Items">各标准，最早的在前；第一个是内置的</param>
    /// <param name="NextCursor">总是为空</param>
    /// <param name="Version">版本，同 ETag</param>
    internal sealed record Book(IReadOnlyList<Shown> Items, string? NextCursor, long Version)
    {
        public static Book Of(StandardBook book, long version) =>
            new([.. book.Versions.Values.Prepend(Standard.SixHaves).Select(s => new Shown(s.Name, s.Basis, s.From, book.LastDay(s), s.Items))], null, version);
    }

    /// <summary>要设定的标准</summary>
    /// <param name="Name">名称</param>
    /// <param name="Basis">依据</param>
    /// <param name="From">施行日期（含当日）</param>
    /// <param name="Items">各项；每项的条件全部满足即具备</param>
    internal sealed record Request(string? Name, string? Basis, DateOnly? From, IReadOnlyList<ItemRequest>? Items);

    /// <summary>标准的一项</summary>
    internal sealed record ItemRequest(string? Name, IReadOnlyList<ConditionRequest>? Conditions);

    /// <summary>一个条件</summary>
    /// <param name="Kind">approvalDocument 批文、headInTerm 负责人在任期内、businessContact 业务联系人、paidMembers 会员、volunteers 志愿者、regulationKinds 制度类数、activePlaces 阵地或站点、activities 活动、coreActivities 三救三献活动、funds 当年经费</param>
    /// <param name="AtLeast">最低数量，默认 1</param>
    /// <param name="WithinMonths">活动往前计多少个月，默认 12</param>
    internal sealed record ConditionRequest(ConditionKind? Kind, int? AtLeast = null, int? WithinMonths = null);

    /// <summary>撤回</summary>
    /// <param name="From">要撤回的标准的施行日期；已开始施行的不能撤回</param>
    /// <param name="Reason">理由</param>
    internal sealed record WithdrawRequest(DateOnly? From, string? Reason);

    public static void Map(RouteGroupBuilder standards)
    {
        standards.MapGet("/", async (IGrainFactory grains) => { var (book, version) = await grains.Standards().Show(); return Answers.Ok(Book.Of(book, version), version); })
            .WithName("findStandards").WithSummary("标准（List standards）")
            .WithDescription("各标准的项目、条件和施行日期；某日的测算使用当日施行的标准。")
            .Permission("organisations.read").SameForAllParts();
        standards.MapFiles("/", "Standards", ("标准", "standards"), async (IGrainFactory grains) => File((await grains.Standards().Show()).Book), e => e.Permission("organisations.read").SameForAllParts());
        standards.MapPost("/", (Request request, CommandRequest http, IGrainFactory grains, Commands commands) => Answer(http, grains.Standards().Set(commands.From(http, request), Asked(request))))
            .WithName("setStandard").WithSummary("设定标准（Set a standard）")
            .WithDescription("自施行日期起用新的项目和条件；同一施行日期的以最后设定的为准。过去日期的测算不受之后标准的影响。")
            .Permission("organisations.standards")
            .Refuses(StandardErrors.ItemTwice)
            .Refuses(422, "organisation.field_missing", "organisation.number_out_of_limits", "day.out_of_range", "text.too_long", "standard.before_begun")
            .Example(services => new Request("六有标准（示例）", "示例：会长办公会议纪要第2号", NextYear(services), [.. Standard.SixHaves.Items.Select(i => new ItemRequest(i.Name, [.. i.Conditions.Select(c => new ConditionRequest(c.Kind, c.AtLeast, c.WithinMonths))]))]));
        standards.MapPost("/withdraw", (WithdrawRequest request, CommandRequest http, IGrainFactory grains, Commands commands) => Answer(http, grains.Standards().Withdraw(commands.From(http, request), request.From, request.Reason)))
            .WithName("withdrawStandard").WithSummary("撤回标准（Withdraw a standard）")
            .WithDescription("撤回尚未开始施行的标准。")
            .Permission("organisations.standards")
            .Refuses(StandardErrors.NotFound)
            .Refuses(409, "standard.begun")
            .Example(services => new WithdrawRequest(NextYear(services), "示例"));
    }

    private static TableFile File(StandardBook book) => new("standards", "基层组织标准", "基层组织标准", [24, 12, 12, 24, 20, 10, 10, 40], async table =>
    {
        await table.Row("基层组织标准");
        await table.Header("标准", "施行日期", "至", "项目", "条件", "最低数量", "月数", "依据");
        foreach (var s in book.Versions.Values.Prepend(Standard.SixHaves))
            foreach (var item in s.Items)
                foreach (var c in item.Conditions)
                    await table.Row(s.Name, s.From, book.LastDay(s), item.Name, System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(c.Kind.ToString()), c.AtLeast, c.WithinMonths, s.Basis);
    });

    private static async Task<Results<OkAt<Book>, Problem>> Answer(CommandRequest http, Task<BookDecided> deciding)
    {
        var decided = await deciding;
        if (decided.Error is { } error) return error.ToProblem();
        if (decided.Replayed) http.MarkReplayed();
        return Answers.Ok(Book.Of(decided.After!, decided.Version), decided.Version);
    }

    private static ProposedStandard Asked(Request request) => new(
        request.Name, request.Basis, request.From,
        request.Items is null ? null : [.. request.Items.Select(i => new ProposedItem(i?.Name, i?.Conditions is null ? null : [.. i.Conditions.Select(c => new ProposedCondition(c?.Kind, c?.AtLeast, c?.WithinMonths))]))]);

    private static DateOnly NextYear(IServiceProvider services) => new(ChinaTime.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow()).Year + 1, 1, 1);
}
