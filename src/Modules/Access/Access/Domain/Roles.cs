using System.Collections.Frozen;

namespace JinhuRedCross.Access.Domain;

/// <summary>A role: a name for a set of permissions.</summary>
/// <param name="Name">Stands on accounts; never renamed.</param>
/// <param name="Title">As people read it.</param>
/// <param name="Permissions">Names and patterns, see <see cref="PermissionPattern"/>.</param>
/// <param name="SecondFactor">Whether who holds it signs in with a second factor.</param>
/// <param name="Kind">What separation asks of it.</param>
/// <param name="NeedsOrganisation">Whether it is held for one organisation and those below it only, and gives nothing otherwise.</param>
internal sealed record Role(string Name, string Title, IReadOnlyList<string> Permissions, bool SecondFactor = false, RoleKind Kind = RoleKind.Business, bool NeedsOrganisation = false)
{
    /// <summary>Of a role that was changed: when; 1 as it came.</summary>
    public long Version { get; init; } = 1;

    public bool IsAdministrator => Kind != RoleKind.Business;
}

internal enum RoleKind
{
    Business,

    SystemAdministrator,

    SecurityAdministrator,

    AuditAdministrator,
}

/// <summary>The roles of a county society, as they are until somebody changes them (SEC-07, GOV-17).</summary>
internal static class Roles
{
    public const string SystemAdministrator = "system-administrator";
    public const string SecurityAdministrator = "security-administrator";
    public const string AuditAdministrator = "audit-administrator";
    public const string Accountant = "accountant";
    public const string Cashier = "cashier";
    public const string Supervisor = "supervisor";
    public const string GrassrootsOfficer = "grassroots-officer";

    private const string Figures = "platform.read";

    // A line for each module, so that those who add a permission add it in one place.
    public static FrozenDictionary<string, Role> Defaults { get; } = new Role[]
    {
        new("president", "会长（President）", [
            PermissionPattern.Reading, "fundraising.approve-large",
            "fundraising.approve", "fundraising.review", "fundraising.reopen", "fundraising.assign",
            "organisations.decide", "organisations.review"]),
        new("vice-president", "副会长（Vice-president）", [
            PermissionPattern.Reading,
            "fundraising.approve", "fundraising.review", "fundraising.reopen", "fundraising.assign",
            "organisations.decide", "organisations.review"]),
        new("office", "办公室（Office）", [
            Figures, "platform.holidays", "platform.parameters",
            "fundraising.read", "fundraising.donors", "fundraising.assign",
            "organisations.read", "organisations.register", "organisations.apply", "organisations.edit", "organisations.record", "organisations.sites", "organisations.services", "organisations.evidence", "organisations.assess", "organisations.standards", "organisations.naming", "organisations.emblem", "organisations.import", "organisations.review"]),
        new("development", "事业发展部（Development department）", [
            Figures, "people.unmask",
            "fundraising.read", "fundraising.campaigns", "fundraising.record", "fundraising.import", "fundraising.request", "fundraising.boxes", "fundraising.donors", "fundraising.assign",
            "organisations.read", "organisations.sites", "organisations.services", "organisations.inspect", "organisations.emblem"]),
        new(Accountant, "会计（Accountant）", [
            Figures, "people.unmask",
            "fundraising.read", "fundraising.review", "fundraising.close", "fundraising.accounts", "fundraising.statements", "fundraising.receipts"]),
        new(Cashier, "出纳（Cashier）", [
            Figures, "people.unmask",
            "fundraising.read", "fundraising.pay", "fundraising.statements", "fundraising.record", "fundraising.receipts"]),
        new("storekeeper", "库管（Storekeeper）", [
            Figures,
            "fundraising.read"]),
        new(Supervisor, "监事（Supervisor）", [PermissionPattern.Reading]),
        // What the organisation itself does; the county decides, registers and inspects (ORG-07).
        new(GrassrootsOfficer, "基层联络员（Grass-roots officer）", [
            "organisations.read", "organisations.apply", "organisations.services", "organisations.propose"], NeedsOrganisation: true),
        new("instructor", "师资（Instructor）", []),
        new("volunteer", "志愿者（Volunteer）", []),
        new(SystemAdministrator, "系统管理员（System administrator）", ["access.read", "access.accounts", "platform.operate", "platform.dashboard", "platform.metrics", "platform.erase", "fundraising.erase", Figures], true, RoleKind.SystemAdministrator),
        new(SecurityAdministrator, "安全管理员（Security administrator）", ["access.read", "access.roles", "access.clients", "platform.parameters", Figures], true, RoleKind.SecurityAdministrator),
        new(AuditAdministrator, "审计管理员（Audit administrator）", ["access.read", "platform.audit", "platform.auditpurge", Figures], true, RoleKind.AuditAdministrator),
        new("api-client", "接口客户端（API client）", ["fundraising.read", "fundraising.record"]),
    }.ToFrozenDictionary(r => r.Name);
}
