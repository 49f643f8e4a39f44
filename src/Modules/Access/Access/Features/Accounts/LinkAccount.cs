using JinhuRedCross.Access.Domain;
using JinhuRedCross.Access.Features.External;
using JinhuRedCross.Access.Features.Repeating;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Access.Features.Accounts;

/// <summary>Says as whom the other OpenID provider knows the owner of an account (ADR 0043).</summary>
internal sealed class LinkAccount(AccessDb db, AccountDesk desk, ExternalProvider? provider = null)
{
    private const int Longest = 500;

    /// <summary>外部登录的关联</summary>
    /// <param name="Subject">外部登录中的用户标识（subject）；不填为取消关联</param>
    /// <param name="Issuer">外部登录的颁发者（issuer），默认为配置的 Access:External:Authority</param>
    internal sealed record Request(string? Subject, string? Issuer = null) : IAsked;

    public static void Map(RouteGroupBuilder accounts) => accounts.MapPut("/{account}/external", (
            string account, Request request, CommandRequest http, AccessDb db, LinkAccount linking, CancellationToken cancel) =>
            AccountEndpoints.Change(account, db, http, found => linking.Link(found, request, cancel), cancel))
        .WithName("linkAccount").WithSummary("关联外部登录（Link to the external sign-on）")
        .WithDescription("本人在外部登录（统一身份认证）中的标识；尚未关联的人登录时页面会显示。关联或取消后，其全部登录立即退出。")
        .Permission(AccountEndpoints.Manage)
        .Audited(AuditAction.AccountChange, "account", "account").Once()
        .Refuses(AccessErrors.AccountNotFound, AccessErrors.OwnRights, AccessErrors.ChangedMeanwhile, AccessErrors.ExternalTaken, AccessErrors.ExternalInvalid)
        .ExampleParameter("account", () => AccountEndpoints.Example)
        .Example(new Request("example-subject-0001", "https://sso.example.cn"));

    private async Task<Error?> Link(Account account, Request request, CancellationToken cancel)
    {
        var subject = string.IsNullOrWhiteSpace(request.Subject) ? null : request.Subject.Trim();
        var issuer = subject is null ? null : ExternalProvider.Plain(request.Issuer ?? provider?.Authority.ToString() ?? "");
        if (issuer is "" || issuer?.Length > Longest || subject?.Length > Longest) return AccessErrors.ExternalInvalid;
        if (subject is not null && await db.Accounts.AnyAsync(a => a.Id != account.Id && a.ExternalIssuer == issuer && a.ExternalSubject == subject, cancel)) return AccessErrors.ExternalTaken;
        (account.ExternalIssuer, account.ExternalSubject) = (issuer, subject);
        await desk.EndSessions(db, account.Id, null, cancel);
        return null;
    }
}
