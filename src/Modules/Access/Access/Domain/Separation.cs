using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Access.Domain;

/// <summary>Which roles one person must not hold together (SEC-07), his own and those that he deputises for.</summary>
internal static class Separation
{
    public const string Rule = "SEC-07";

    // What makes an accountant and a cashier, whatever their roles are called.
    private const string KeepsTheBooks = "fundraising.close";
    private const string Pays = "fundraising.pay";

    public static Error? Check(IReadOnlyCollection<Role> roles, bool full)
    {
        if (Holds(roles, RoleKind.SystemAdministrator) && Holds(roles, RoleKind.AuditAdministrator))
            return Apart("同一账户不能兼任系统管理员和审计管理员", "One account is not both system and audit administrator");
        if ((roles.Any(r => r.Name == Roles.Accountant) && roles.Any(r => r.Name == Roles.Cashier)) || (Gives(roles, KeepsTheBooks) && Gives(roles, Pays)))
            return Apart("会计和出纳不能由同一账户担任", "One account is not both accountant and cashier");
        if (!full) return null;
        if (roles.Where(r => r.IsAdministrator).Select(r => r.Kind).Distinct().Count() > 1)
            return Apart("已启用三员分立：系统、安全、审计管理员须由三人分任", "With full separation, system, security and audit administrator are three people");
        if (roles.Any(r => r.IsAdministrator) && roles.Any(r => !r.IsAdministrator))
            return Apart("已启用三员分立：管理员不能兼任业务岗位", "With full separation, an administrator has no other role");
        return null;
    }

    private static bool Gives(IEnumerable<Role> roles, string permission) => roles.Any(r => r.Permissions.Any(p => PermissionPattern.Covers(p, permission, reads: false)));

    private static bool Holds(IEnumerable<Role> roles, RoleKind kind) => roles.Any(r => r.Kind == kind);

    private static Error Apart(string zh, string en) => Error.Conflict("access.roles_apart", zh, en, Rule);
}
