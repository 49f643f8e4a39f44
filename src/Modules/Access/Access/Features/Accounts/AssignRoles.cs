using JinhuRedCross.Access.Domain;
using JinhuRedCross.Access.Features.Enforcement;
using JinhuRedCross.Access.Features.Repeating;
using JinhuRedCross.Access.Tables;
using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Access.Features.Accounts;

/// <summary>The roles of an account, as a whole: what is not named is taken away, with the next request (SEC-07).</summary>
internal sealed class AssignRoles(AccessDb db, RoleBook book, StaffBook staff, Organisations organisations)
{
    /// <summary>账户的全部角色</summary>
    /// <param name="Roles">在全会范围内的角色；未列出的即撤销</param>
    /// <param name="Within">只限于一个组织及其下级的角色；未列出的即撤销</param>
    internal sealed record Request(IReadOnlyList<string>? Roles, IReadOnlyList<Bound>? Within = null) : IAsked;

    /// <summary>只限于一个组织及其下级的角色</summary>
    /// <param name="Role">角色名</param>
    /// <param name="Organisation">组织的标识或编号</param>
    internal sealed record Bound(string? Role, string? Organisation);

    public static void Map(RouteGroupBuilder accounts) => accounts.MapPut("/{account}/roles", (
            string account, Request request, CommandRequest http, AccessDb db, AssignRoles assigning, CancellationToken cancel) =>
            AccountEndpoints.Change(account, db, http, found => assigning.Assign(found, request.Roles ?? [], request.Within ?? [], cancel), cancel))
        .WithName("assignRoles").WithSummary("授予角色（Assign roles）")
        .WithDescription("以所列角色取代原有的，立即生效。within 中的角色只限于一个组织及其下级，如基层联络员。系统管理员与审计管理员、会计与出纳不得同属一个账户；启用三员分立后更严。不能改自己的。")
        .Permission("access.roles")
        .Audited(AuditAction.RightsChange, "account", "account").Once()
        .Refuses(AccessErrors.AccountNotFound, AccessErrors.OwnRights, AccessErrors.LastAdministrator, AccessErrors.ChangedMeanwhile, AccessErrors.DeputyOfAdministrator, AccessErrors.OrganisationUnknown)
        .Refuses(409, "access.roles_apart").Refuses(422, "role.unknown", "role.not_for_organisation", "role.needs_organisation")
        .ExampleParameter("account", () => AccountEndpoints.Example)
        .Example(new Request([Roles.Accountant]));

    private async Task<Error?> Assign(Account account, IReadOnlyList<string> everywhere, IReadOnlyList<Bound> within, CancellationToken cancel)
    {
        var roles = await book.Now(cancel);
        if (everywhere.Concat(within.Select(w => w?.Role ?? "")).Where(n => !roles.ContainsKey(n)).Distinct().ToList() is { Count: > 0 } unknown) return AccessErrors.RolesUnknown(unknown);
        if (everywhere.FirstOrDefault(n => roles[n].NeedsOrganisation) is { } unbound) return AccessErrors.RoleNeedsOrganisation(unbound);
        foreach (var administrator in (string[])[Roles.SystemAdministrator, Roles.SecurityAdministrator])
        {
            if (!everywhere.Contains(administrator) && account.Enabled && await AccountDesk.IsLast(db, account, administrator, cancel)) return AccessErrors.LastAdministrator;
        }

        var (bound, fault) = await Resolve(account, within, roles, cancel);
        if (fault is not null) return fault;
        account.Roles.RemoveAll(r => !everywhere.Contains(r.Role));
        foreach (var name in everywhere.Distinct().Where(n => !account.Roles.Exists(r => r.Role == n))) account.Roles.Add(new() { AccountId = account.Id, Role = name });
        account.Within.RemoveAll(r => !bound.Exists(b => Same(b, r)));
        account.Within.AddRange(bound.Where(b => !account.Within.Exists(r => Same(b, r))));
        return await Apart(account, roles, cancel);
    }

    /// <summary>Why an account must not have the roles that it has now: with those lent to it, and for whoever acts for it.</summary>
    private async Task<Error?> Apart(Account account, IReadOnlyDictionary<string, Role> roles, CancellationToken cancel)
    {
        var (now, holder) = (await staff.Now(db, cancel), StaffBook.Of(account));
        if (now.Acting.Exists(a => a.Absent == account.Id) && holder.Roles.Exists(r => roles[r].IsAdministrator)) return AccessErrors.DeputyOfAdministrator;
        return now.With(holder).Refusal(now, account.Id);
    }

    private async Task<(List<BoundRole> Bound, Error? Fault)> Resolve(Account account, IReadOnlyList<Bound> within, IReadOnlyDictionary<string, Role> roles, CancellationToken cancel)
    {
        var bound = new List<BoundRole>();
        foreach (var wanted in within)
        {
            var role = roles[wanted.Role!];
            // What nobody could use within an organisation would only look like a right.
            if (role.IsAdministrator || !book.HoldInPart(role.Permissions)) return ([], AccessErrors.RoleNotForOrganisation(role.Name));
            if (await organisations.Find(wanted.Organisation, cancel) is not { } organisation) return ([], AccessErrors.OrganisationUnknown);
            var one = new BoundRole { AccountId = account.Id, Role = role.Name, OrganisationId = organisation.Id, OrganisationNumber = organisation.Number };
            if (!bound.Exists(b => Same(b, one))) bound.Add(one);
        }

        return (bound, null);
    }

    private static bool Same(BoundRole one, BoundRole other) => one.Role == other.Role && one.OrganisationId == other.OrganisationId;
}
