using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Audit;

/// <summary>What was done, or tried. Stands in the trail: a name is never changed.</summary>
public enum AuditAction
{
    SignIn,
    SignOut,

    /// <summary>Somebody was told 401 or 403.</summary>
    Refusal,

    /// <summary>Who may do what: roles, permissions, deputies.</summary>
    RightsChange,

    /// <summary>Accounts and clients: made, locked, unlocked, passwords and second factors reset.</summary>
    AccountChange,
    Unmask,
    Export,
    Erasure,
    ParameterChange,
    HolidayChange,

    /// <summary>The trail itself was read.</summary>
    AuditRead,
    AuditPurge,

    /// <summary>A message between modules that could not be heard was tried again, or given up.</summary>
    MessageDrivenAgain,
    MessageDiscarded,
}

/// <summary>How it ended.</summary>
public enum AuditResult
{
    Done,
    Refused,
    Failed,
}

/// <summary>A line of the audit trail: who did what to what, from where, by which permission, and how it ended (SEC-09). Its moment is the record's.</summary>
/// <param name="Actor">Whoever is signed in; <see cref="Nobody"/> where nobody is.</param>
/// <param name="Address">Where the request came from: an IP address.</param>
/// <param name="Target">What it was about, as <c>kind/id</c>: never personal data.</param>
/// <param name="Operation">Method and route, without the route's values.</param>
/// <param name="Code">The code of the refusal.</param>
/// <param name="Fields">What was shown, exported or changed of the object, by name.</param>
/// <param name="Before">SHA-256 of what was before, lower-case hex, where the journal does not hold it.</param>
/// <param name="After">The same of what is now.</param>
/// <param name="Count">How many of its kind this line stands for.</param>
/// <param name="Since">Moment of the first of them, where it stands for several.</param>
[StoredName("audit-recorded")]
public sealed record AuditEntry(
    AuditAction Action,
    AuditResult Result,
    string Actor,
    string Address,
    string? Target = null,
    string? Permission = null,
    string? Operation = null,
    string? Code = null,
    string? Reason = null,
    IReadOnlyList<string>? Fields = null,
    string? Before = null,
    string? After = null,
    string? TraceId = null,
    long Count = 1,
    DateTimeOffset? Since = null)
{
    /// <summary>The actor of what happens before anybody has signed in.</summary>
    public const string Nobody = "-";
}
