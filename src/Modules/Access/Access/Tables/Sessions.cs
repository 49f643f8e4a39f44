namespace JinhuRedCross.Access.Tables;

/// <summary>A browser that signed in.</summary>
internal sealed class Session
{
    public Guid Id { get; init; }

    /// <summary>Digest of what the cookie holds.</summary>
    public required string Cookie { get; set; }

    public Guid AccountId { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset SeenAt { get; set; }

    /// <summary>Whether the second factor was shown in this session.</summary>
    public bool FactorShown { get; set; }

    /// <summary>Whether another OpenID provider said who it is, and no password did.</summary>
    public bool ByOther { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>A link that works once: to set the first administrator up, or to choose a password.</summary>
internal sealed class OneTimeLink
{
    /// <summary>Digest of what stands in the link.</summary>
    public required string Token { get; init; }

    /// <summary>Whose password it lets choose; null for the first administrator.</summary>
    public Guid? AccountId { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>How often somebody failed under a name, whether there is such an account or not.</summary>
internal sealed class Failures
{
    /// <summary>Keyed digest of the name: what people type there by mistake is often their password.</summary>
    public required string Name { get; init; }

    public int Count { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public DateTimeOffset LastAt { get; set; }
}
