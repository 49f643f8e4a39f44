namespace JinhuRedCross.Access.Tables;

/// <summary>A role that is other than its default, or has none.</summary>
internal sealed class RoleRow
{
    public required string Name { get; init; }

    public required string Title { get; set; }

    /// <summary>Patterns, separated by blanks.</summary>
    public required string Permissions { get; set; }

    public bool SecondFactor { get; set; }

    /// <summary>The moment of the change, in milliseconds: a role that is reset and set again has no version twice.</summary>
    public long Version { get; set; }
}

/// <summary>What a program may do that signs in by itself; its secret is with OpenIddict's application of the same id.</summary>
internal sealed class Client
{
    public required string Id { get; init; }

    public required string DisplayName { get; set; }

    /// <summary>Patterns, separated by blanks.</summary>
    public required string Permissions { get; set; }

    public bool Enabled { get; set; } = true;

    /// <summary>The organisation to which all its permissions are held, with those below it; null where they hold everywhere.</summary>
    public Guid? OrganisationId { get; set; }

    public string? OrganisationNumber { get; set; }

    /// <summary>How many requests a minute are taken from it; null for as many as it likes.</summary>
    public int? PerMinute { get; set; }

    /// <summary>Raised with each change, against two changes at once.</summary>
    public long Version { get; set; } = 1;

    /// <summary>Kept as the configuration says, at each start.</summary>
    public bool Configured { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }
}

/// <summary>Somebody acts with the roles of somebody who is away (AB岗).</summary>
internal sealed class Deputy
{
    public Guid Id { get; init; }

    /// <summary>Whose roles.</summary>
    public Guid AbsentId { get; init; }

    /// <summary>Who acts.</summary>
    public Guid ActingId { get; init; }

    public DateOnly From { get; init; }

    public DateOnly To { get; init; }

    public string? Reason { get; init; }

    public required string SetBy { get; init; }

    public DateTimeOffset SetAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>What is kept of a key to know it again; tells nothing about it.</summary>
internal sealed class KnownKey
{
    public int Number { get; init; }

    public required byte[] Fingerprint { get; init; }
}
