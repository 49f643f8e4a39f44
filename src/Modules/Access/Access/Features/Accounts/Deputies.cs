using JinhuRedCross.Access.Domain;
using JinhuRedCross.Access.Features.Enforcement;
using JinhuRedCross.Access.Features.Repeating;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.Access.Features.Accounts;

/// <summary>Somebody acts with the roles of a colleague who is away, from day to day (AB岗). What he does is in his own name.</summary>
internal static class Deputies
{
    private const int LongestDays = 366;
    private const int LongestReason = 200;

    /// <summary>代理（AB岗）</summary>
    /// <param name="Acting">代理人的标识或用户名</param>
    /// <param name="From">起始日期（含当日）；不填为今天</param>
    /// <param name="To">截止日期（含当日）</param>
    /// <param name="Reason">事由</param>
    internal sealed record Request(string? Acting, DateOnly? From, DateOnly? To, string? Reason) : IAsked;

    /// <summary>结束代理</summary>
    /// <param name="Acting">代理人的标识或用户名</param>
    internal sealed record EndRequest(string? Acting) : IAsked;

    /// <summary>一项代理</summary>
    /// <param name="Acting">代理人</param>
    /// <param name="ActingName">代理人的姓名或岗位名称</param>
    /// <param name="From">起始日期</param>
    /// <param name="To">截止日期</param>
    /// <param name="Reason">事由</param>
    /// <param name="SetBy">由谁设定</param>
    /// <param name="EndedAt">提前结束的时间</param>
    internal sealed record Item(Guid Acting, string ActingName, DateOnly From, DateOnly To, string? Reason, string SetBy, DateTimeOffset? EndedAt);

    public static void Map(RouteGroupBuilder accounts)
    {
        accounts.MapPost("/{account}/deputies", Set)
            .WithName("setDeputy").WithSummary("设定代理（Set a deputy, AB岗）")
            .WithDescription("在起止日期内，代理人另有此账户的角色，所作所为仍记在代理人名下。合起来违反岗位分离的不行；管理员不设代理。")
            .Permission("access.roles")
            .Audited(AuditAction.RightsChange, "account", "account").Once()
            .Refuses(AccessErrors.AccountNotFound, AccessErrors.OwnRights, AccessErrors.DeputyDays, AccessErrors.DeputyOfHimself, AccessErrors.DeputyOfAdministrator)
            .Refuses(409, "access.roles_apart").Refuses(422, "text.too_long", "text.forbidden_character")
            .ExampleParameter("account", () => AccountEndpoints.Example)
            .Example(services => new Request(AccountEndpoints.OtherExample, null, ChinaTime.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow()).AddDays(7), "示例：年休假"));
        accounts.MapGet("/{account}/deputies", Show)
            .WithName("findDeputies").WithSummary("代理记录（List deputies）")
            .WithDescription("此账户的全部代理，最近的在前。")
            .Permission("access.read")
            .Refuses(AccessErrors.AccountNotFound)
            .ExampleParameter("account", () => AccountEndpoints.Example);
        accounts.MapPost("/{account}/deputies/end", End)
            .WithName("endDeputy").WithSummary("结束代理（End a deputy）")
            .WithDescription("提前结束，立即生效。")
            .Permission("access.roles")
            .Audited(AuditAction.RightsChange, "account", "account").Once()
            .Refuses(AccessErrors.AccountNotFound, AccessErrors.DeputyNotFound)
            .ExampleParameter("account", () => AccountEndpoints.Example)
            .Example(new EndRequest(AccountEndpoints.OtherExample));
    }

    private static async Task<Results<Ok<ListResponse<Item>>, Problem>> Set(
        string account, Request request, CommandRequest http, AccessDb db, StaffBook staff, TimeProvider clock, CancellationToken cancel)
    {
        var (absent, acting) = (await AccountDesk.Find(db, account, cancel), await AccountDesk.Find(db, request.Acting ?? "", cancel));
        if (absent is null || acting is null) return AccessErrors.AccountNotFound.ToProblem();
        if (http.IfMatch?.Matches(absent.Version) is false) return CommandErrors.Stale.ToProblem();
        var now = await staff.Now(db, cancel);
        if (Fault(absent, acting, request, http, now) is { } refused) return refused.ToProblem();
        if (PlainText.Check(request.Reason, "reason", LongestReason, out var reason) is { } unclean) return unclean.ToProblem();
        var at = clock.GetUtcNow();
        // One at a time for each pair: the new days replace the old.
        foreach (var before in await Open(db, absent, acting, cancel)) before.EndedAt = at;
        absent.Version++;
        db.Deputies.Add(new() { Id = Guid.CreateVersion7(), AbsentId = absent.Id, ActingId = acting.Id, From = request.From ?? now.Today, To = request.To!.Value, Reason = reason, SetBy = http.Actor, SetAt = at });
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(new ListResponse<Item>(await Of(db, absent, cancel)));
    }

    private static Error? Fault(Account absent, Account acting, Request request, CommandRequest http, Staffing now)
    {
        if (http.Actor == absent.Id.ToString() || http.Actor == acting.Id.ToString()) return AccessErrors.OwnRights;
        if (absent.Id == acting.Id) return AccessErrors.DeputyOfHimself;
        var (today, from) = (now.Today, request.From ?? now.Today);
        if (request.To is not { } to || to < from || to < today || to.DayNumber - from.DayNumber >= LongestDays || from.DayNumber - today.DayNumber >= LongestDays) return AccessErrors.DeputyDays;
        if (now.Holders[absent.Id].Roles.Exists(r => now.Roles.TryGetValue(r, out var role) && role.IsAdministrator)) return AccessErrors.DeputyOfAdministrator;
        return now.With(new ActsFor(absent.Id, acting.Id, from, to)).Refusal(now, acting.Id);
    }

    private static async Task<Results<Ok<ListResponse<Item>>, Problem>> Show(string account, AccessDb db, CancellationToken cancel) =>
        await AccountDesk.Find(db, account, cancel) is { } absent ? TypedResults.Ok(new ListResponse<Item>(await Of(db, absent, cancel))) : AccessErrors.AccountNotFound.ToProblem();

    private static async Task<Results<Ok<ListResponse<Item>>, Problem>> End(string account, EndRequest request, CommandRequest http, AccessDb db, TimeProvider clock, CancellationToken cancel)
    {
        var (absent, acting) = (await AccountDesk.Find(db, account, cancel), await AccountDesk.Find(db, request.Acting ?? "", cancel));
        if (absent is null || acting is null) return AccessErrors.AccountNotFound.ToProblem();
        if (http.IfMatch?.Matches(absent.Version) is false) return CommandErrors.Stale.ToProblem();
        if (await Open(db, absent, acting, cancel) is not { Count: > 0 } open) return AccessErrors.DeputyNotFound.ToProblem();
        foreach (var deputy in open) deputy.EndedAt = clock.GetUtcNow();
        absent.Version++;
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(new ListResponse<Item>(await Of(db, absent, cancel)));
    }

    private static Task<List<Deputy>> Open(AccessDb db, Account absent, Account acting, CancellationToken cancel) =>
        db.Deputies.Where(d => d.AbsentId == absent.Id && d.ActingId == acting.Id && d.EndedAt == null).ToListAsync(cancel);

    private static async Task<List<Item>> Of(AccessDb db, Account absent, CancellationToken cancel) =>
    [
        .. (await db.Deputies.AsNoTracking().Where(d => d.AbsentId == absent.Id).Join(db.Accounts, d => d.ActingId, a => a.Id, (d, a) => new { Deputy = d, a.DisplayName }).ToListAsync(cancel))
            .OrderByDescending(d => d.Deputy.SetAt).Select(d => new Item(d.Deputy.ActingId, d.DisplayName, d.Deputy.From, d.Deputy.To, d.Deputy.Reason, d.Deputy.SetBy, d.Deputy.EndedAt)),
    ];
}
