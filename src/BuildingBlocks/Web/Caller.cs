using System.Collections.ObjectModel;
using Microsoft.AspNetCore.Http;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>Who a request comes from, and what he may do at this moment.</summary>
/// <param name="Subject">The opaque id of an account or of a client; it stands on every event as the actor.</param>
/// <param name="Kind">Whether a person or a program asks.</param>
/// <param name="Permissions">What he may do everywhere, by name; no patterns.</param>
public sealed record Caller(string Subject, CallerKind Kind, IReadOnlySet<string> Permissions)
{
    /// <summary>What everybody has who signed in.</summary>
    public const string Own = "access.self";

    /// <summary>How many requests a minute a program has by its registration; null for as many as it likes.</summary>
    public int? PerMinute { get; init; }

    /// <summary>What he may do for a part of the society only, by the id of the part.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlySet<string>> Within { get; init; } = ReadOnlyDictionary<Guid, IReadOnlySet<string>>.Empty;

    /// <summary>Whether he may do this everywhere.</summary>
    public bool May(string permission) => permission == Own || Permissions.Contains(permission);

    /// <summary>How far he may do this; null where he may not at all.</summary>
    public Reach? ReachOf(string permission)
    {
        if (May(permission)) return Reach.Everywhere;
        var parts = Within.Where(p => p.Value.Contains(permission)).Select(p => p.Key).ToHashSet();
        return parts.Count == 0 ? null : new(parts);
    }

    /// <summary>The caller of this request; null where nobody signed in.</summary>
    public static Caller? Of(HttpContext context) => context.Features.Get<Caller>();
}

/// <summary>What asks.</summary>
public enum CallerKind
{
    Person,

    Program,
}

/// <summary>Says who a token stands for. The module Access does; without one nobody can sign in.</summary>
public interface IAccess
{
    /// <summary>Reads the token that a request carries; null where it is worth nothing.</summary>
    ValueTask<Caller?> Admit(HttpContext context);
}

/// <summary>Every permission that some endpoint asks for, gathered from the endpoints themselves.</summary>
public interface IPermissionCatalogue
{
    IReadOnlyList<KnownPermission> All { get; }
}

/// <summary>A permission as the endpoints show it.</summary>
/// <param name="Reads">True where no operation behind it changes anything.</param>
/// <param name="InPart">Whether some operation behind it is open to whoever holds it for a part of the society only.</param>
/// <param name="Operations">The names of the operations behind it.</param>
public sealed record KnownPermission(string Name, bool Reads, bool InPart, IReadOnlyList<string> Operations);
