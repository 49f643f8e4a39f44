using System.Text.Json.Serialization;
using JinhuRedCross.Access.Features.Repeating;
using JinhuRedCross.Access.Tables;

namespace JinhuRedCross.Access.Features.Accounts;

/// <summary>一个账户</summary>
/// <param name="Id">标识，即记录中的操作人</param>
/// <param name="UserName">用户名</param>
/// <param name="DisplayName">姓名或岗位名称</param>
/// <param name="Enabled">是否可用</param>
/// <param name="HasPassword">是否已设密码</param>
/// <param name="HasAuthenticator">是否已设身份验证器</param>
/// <param name="ExternalIssuer">关联的外部登录的颁发者；没有关联的为空</param>
/// <param name="ExternalSubject">其在外部登录中的标识</param>
/// <param name="Roles">在全会范围内的角色</param>
/// <param name="Within">只限于一个组织及其下级的角色</param>
/// <param name="CreatedAt">建立时间</param>
/// <param name="CreatedBy">由谁建立</param>
/// <param name="SignedInAt">最近一次登录</param>
/// <param name="Version">版本，同 ETag</param>
internal sealed record StaffAccountResponse(
    Guid Id, string UserName, string DisplayName, bool Enabled, bool HasPassword, bool HasAuthenticator, string? ExternalIssuer, string? ExternalSubject, IReadOnlyList<string> Roles, IReadOnlyList<RoleWithin> Within, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? SignedInAt, long Version) : IVersioned
{
    public static StaffAccountResponse Of(Account account) => new(
        account.Id, account.UserName, account.DisplayName, account.Enabled, account.PasswordHash is not null, account.FactorProved, account.ExternalIssuer, account.ExternalSubject,
        [.. account.Roles.Select(r => r.Role).Order(StringComparer.Ordinal)],
        [.. account.Within.Select(r => new RoleWithin(r.Role, r.OrganisationId, r.OrganisationNumber)).OrderBy(r => r.Role, StringComparer.Ordinal).ThenBy(r => r.OrganisationNumber, StringComparer.Ordinal)], account.CreatedAt, account.CreatedBy, account.SignedInAt, account.Version);
}

/// <summary>只限于一个组织及其下级的角色</summary>
/// <param name="Role">角色名</param>
/// <param name="OrganisationId">组织的标识</param>
/// <param name="OrganisationNumber">组织的编号</param>
internal sealed record RoleWithin(string Role, Guid OrganisationId, string OrganisationNumber);

/// <summary>账户和一次性链接</summary>
/// <param name="Account">账户</param>
/// <param name="Link">本人设置密码用的一次性链接（相对地址），只显示这一次；同一请求重复时为空</param>
/// <param name="LinkExpiresAt">链接的失效时间</param>
internal sealed record AccountWithLink(StaffAccountResponse Account, string? Link, DateTimeOffset LinkExpiresAt) : IVersioned, IShownOnce
{
    [JsonIgnore]
    public long Version => Account.Version;

    [JsonIgnore]
    public string Location => $"/api/v1/access/accounts/{Account.Id}";

    public object WithoutSecret() => this with { Link = null };
}
