using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Access.Domain;

/// <summary>Why something about accounts, roles or clients is refused.</summary>
internal static class AccessErrors
{
    private const int MostNamed = 20;

    public static readonly Error AccountNotFound = Error.NotFound("account.not_found", "没有这个账户", "There is no such account");

    public static readonly Error AccountExists = Error.Conflict("account.exists", "这个用户名已被使用", "This user name is taken");

    public static readonly Error UserNameInvalid = Error.Invalid("account.user_name_invalid", "用户名为 3 至 32 个小写字母、数字、点或短横线，以字母开头", "A user name has 3 to 32 lower-case letters, digits, dots or hyphens and begins with a letter", field: "userName");

    public static readonly Error DisplayNameMissing = Error.Invalid("account.display_name_missing", "请填写姓名或岗位名称（displayName）", "A display name is needed", field: "displayName");

    public static readonly Error OwnRights = Error.Forbidden("access.own_rights", "不能更改自己的账户或权限，请由另一位管理员操作", "Nobody changes his own account or rights; another administrator does", Separation.Rule);

    public static readonly Error LastAdministrator = Error.Conflict("access.last_administrator", "这是最后一位可用的系统管理员（或安全管理员），不能停用或撤销", "This is the last working system (or security) administrator", Separation.Rule);

    public static readonly Error ChangedMeanwhile = new(ErrorKind.Stale, "account.changed_meanwhile", "账户刚刚被他人更改，请重新查看后再试", "The account was changed by somebody else just now; look at it again");

    public static readonly Error RoleNotFound = Error.NotFound("role.not_found", "没有这个角色", "There is no such role");

    public static readonly Error RoleNameInvalid = Error.Invalid("role.name_invalid", "角色名为 2 至 40 个小写字母、数字或短横线，以字母开头", "The name of a role has 2 to 40 lower-case letters, digits or hyphens and begins with a letter", field: "role");

    public static readonly Error RoleInUse = Error.Conflict("role.in_use", "仍有账户担任这个角色，请先改任", "Accounts still hold this role; change them first");

    public static readonly Error AdministratorRole = Error.Conflict("role.administrator_fixed", "管理员角色的权限和第二因素由系统规定，不能更改", "What the roles of administrators hold is fixed", Separation.Rule);

    public static readonly Error SupervisorReads = Error.Invalid("role.supervisor_reads", "监事只能查看，不能有改动数据的权限", "Supervisors read and change nothing", "GOV-17", "permissions");

    public static readonly Error OrganisationUnknown = Error.Invalid("access.organisation_unknown", "没有这个基层组织；请核对编号（organisation）", "There is no such organisation; check its number (organisation)", Separation.Rule, "organisation");

    public static readonly Error ExternalTaken = Error.Conflict("account.external_taken", "这个外部登录已关联另一个账户", "This external sign-on is linked to another account");

    public static readonly Error ExternalInvalid = Error.Invalid("account.external_invalid", "没有配置外部登录，请填写 issuer；issuer 和 subject 最长 500 个字符", "No external sign-on is configured, so the issuer is needed; issuer and subject have 500 characters at most", "SEC-08", "issuer");

    public static readonly Error ClientNotFound = Error.NotFound("client.not_found", "没有这个客户端", "There is no such client");

    public static readonly Error ClientExists = Error.Conflict("client.exists", "这个客户端标识已被使用", "This client id is taken");

    public static readonly Error ClientIdInvalid = Error.Invalid("client.id_invalid", "客户端标识为 3 至 64 个字母、数字、点、下划线或短横线，且不是 UUID", "A client id has 3 to 64 letters, digits, dots, underscores or hyphens and is no UUID", field: "id");

    public static readonly Error ClientConfigured = Error.Conflict("client.from_configuration", "这个客户端由配置文件规定，请改配置（Access:Bootstrap:Client）", "This client is kept as configured (Access:Bootstrap:Client); change the configuration");

    public static readonly Error LimitInvalid = Error.Invalid("client.limit_invalid", "每分钟的请求上限为 1 至 1000000；不填为不限", "The limit is 1 to 1,000,000 requests a minute; without one there is none", "SEC-10", "perMinute");

    public static readonly Error DeputyNotFound = Error.NotFound("deputy.not_found", "没有这条代理", "There is no such deputy");

    public static readonly Error DeputyDays = Error.Invalid("deputy.days_invalid", "请填写起止日期，止日不早于起日和今天，最长一年", "From and to are needed; the end is not before the start or today, a year at most", field: "to");

    public static readonly Error DeputyOfHimself = Error.Invalid("deputy.of_himself", "不能代理自己", "Nobody is his own deputy", field: "acting");

    public static readonly Error DeputyOfAdministrator = Error.Conflict("deputy.of_administrator", "管理员不设代理，请任命另一位管理员", "Administrators have no deputies; appoint another administrator", Separation.Rule);

    public static Error RolesUnknown(IEnumerable<string> names)
    {
        var list = string.Join(", ", names);
        return Error.Invalid("role.unknown", $"没有这些角色：{list}；可用的见 GET /api/v1/access/roles", $"There are no such roles: {list}; see GET /api/v1/access/roles", field: "roles");
    }

    /// <summary>A change that is not about one account would let others hold together what must be apart.</summary>
    public static Error WouldBreak(IReadOnlyList<Breach> breaches)
    {
        var rules = breaches.GroupBy(b => b.Why.Zh).Select(g => (g.First().Why.Zh, g.First().Why.En, Names: Named(g))).ToList();
        return breaches[0].Why with
        {
            Zh = string.Join("；", rules.Select(r => $"{r.Zh}，而改后这些账户将同时担任：{r.Names}")) + "。请先改任",
            En = string.Join("; ", rules.Select(r => $"{r.En}, and these accounts would be both: {r.Names}")) + ". Change their roles first",
        };
    }

    public static Error RoleNotForOrganisation(string role) => Error.Invalid("role.not_for_organisation",
        $"角色 {role} 没有可以只限于一个组织的权限，请在 roles 中授予", $"Nothing that the role {role} holds can be held for one organisation only; grant it in roles", Separation.Rule, "within");

    public static Error RoleNeedsOrganisation(string role) => Error.Invalid("role.needs_organisation",
        $"角色 {role} 须写明所属组织，请在 within 中授予", $"The role {role} is held for an organisation; grant it in within", Separation.Rule, "roles");

    public static Error PermissionsUnknown(IEnumerable<string> names)
    {
        var list = string.Join(", ", names);
        return Error.Invalid("permission.unknown", $"没有这些权限：{list}；可用的见 GET /api/v1/access/permissions", $"There are no such permissions: {list}; see GET /api/v1/access/permissions", field: "permissions");
    }

    private static string Named(IEnumerable<Breach> breaches)
    {
        var names = breaches.Select(b => $"{b.Holder.UserName}（{b.Holder.Id}）").ToList();
        return string.Join("、", names.Take(MostNamed)) + (names.Count > MostNamed ? $"…（{names.Count}）" : "");
    }
}
