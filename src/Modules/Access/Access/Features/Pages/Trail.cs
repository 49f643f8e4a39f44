using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Http;

namespace JinhuRedCross.Access.Features.Pages;

/// <summary>What people do on our pages stands in the audit trail before they see the answer (SEC-09).</summary>
internal static class Trail
{
    /// <param name="field">What of the account was changed; null for none.</param>
    public static Task Tell(this HttpContext context, AuditAction action, Account account, string? field = null, string? code = null)
    {
        var entry = context.Entry(action, code is null ? AuditResult.Done : AuditResult.Refused) with { Actor = account.Id.ToString(), Target = $"account/{account.Id}", Fields = field is null ? null : [field], Code = code };
        return context.Audit(action == AuditAction.AccountChange ? entry.WithChange(context) : entry);
    }
}
