namespace JinhuRedCross.Access.Tables;

/// <summary>Somebody of the staff who may sign in.</summary>
internal sealed class Account
{
    public Guid Id { get; init; }

    public required string UserName { get; set; }

    public required string DisplayName { get; set; }

    /// <summary>Null until he chose one.</summary>
    public string? PasswordHash { get; set; }

    public DateTimeOffset? PasswordAt { get; set; }

    public bool Enabled { get; set; } = true;

    /// <summary>The key of his authenticator app, encrypted; null where he has none.</summary>
    public byte[]? Factor { get; set; }

    /// <summary>Whether he has proved that his app knows the key.</summary>
    public bool FactorProved { get; set; }

    /// <summary>The step of the last code that was used: no code counts twice.</summary>
    public long FactorStep { get; set; }

    /// <summary>As whom another OpenID provider knows him; null where nobody has said so.</summary>
    public string? ExternalIssuer { get; set; }

    public string? ExternalSubject { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public DateTimeOffset? SignedInAt { get; set; }

    /// <summary>Raised with each change, against two changes at once.</summary>
    public long Version { get; set; }

    /// <summary>Roles that he holds everywhere.</summary>
    public List<AccountRole> Roles { get; init; } = [];

    /// <summary>Roles that he holds for one organisation and those below it; always read with him.</summary>
    public List<BoundRole> Within { get; init; } = [];
}

/// <summary>A role that an account holds everywhere.</summary>
internal sealed class AccountRole
{
    public Guid AccountId { get; init; }

    public required string Role { get; init; }
}

/// <summary>A role that an account holds for one organisation and those below it.</summary>
internal sealed class BoundRole
{
    public Guid AccountId { get; init; }

    public required string Role { get; init; }

    public Guid OrganisationId { get; init; }

    /// <summary>Kept for people to read; it never changes.</summary>
    public required string OrganisationNumber { get; init; }
}

/// <summary>A password of before, by its hash.</summary>
internal sealed class OldPassword
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public required string Hash { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>A code for whoever has lost his authenticator; it goes when it is used.</summary>
internal sealed class RecoveryCode
{
    public Guid AccountId { get; init; }

    public required string Hash { get; init; }
}
