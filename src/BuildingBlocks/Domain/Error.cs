namespace JinhuRedCross.BuildingBlocks.Domain;

/// <summary>How a refusal is told over HTTP; mapped once, in the web layer.</summary>
public enum ErrorKind
{
    /// <summary>A rule refuses the content (422).</summary>
    Invalid,

    /// <summary>What was asked about does not exist (404).</summary>
    NotFound,

    /// <summary>The state machine forbids this step, or the thing exists already (409).</summary>
    Conflict,

    /// <summary>This person may not do this (403).</summary>
    Forbidden,

    /// <summary>The caller knew an older version of the thing (412).</summary>
    Stale,

    /// <summary>The request itself cannot be read (400).</summary>
    Malformed,

    /// <summary>The outcome is unknown or the store is away; the same request may be repeated (503).</summary>
    Unavailable,
}

/// <summary>An expected refusal: it names the rule, the offending value (masked) and what to do, in both languages.</summary>
/// <param name="Code">Stable name that programs rely on, such as <c>campaign.closed</c>.</param>
/// <param name="Rule">Number of the rule in docs/rules, such as <c>FUN-03</c>, where one applies.</param>
/// <param name="Field">The member of the request at fault, camelCase, where there is one.</param>
public sealed record Error(ErrorKind Kind, string Code, string Zh, string En, string? Rule = null, string? Field = null)
{
    public static Error Invalid(string code, string zh, string en, string? rule = null, string? field = null) => new(ErrorKind.Invalid, code, zh, en, rule, field);

    public static Error Conflict(string code, string zh, string en, string? rule = null) => new(ErrorKind.Conflict, code, zh, en, rule);

    public static Error NotFound(string code, string zh, string en) => new(ErrorKind.NotFound, code, zh, en);

    public static Error Forbidden(string code, string zh, string en, string? rule = null) => new(ErrorKind.Forbidden, code, zh, en, rule);

    /// <summary>Further refusals of the same request, so that a form is mended in one go.</summary>
    public IReadOnlyList<Error> More { get; init; } = [];

    /// <summary>One error that tells all of <paramref name="errors"/>, led by the first; null where there are none.</summary>
    public static Error? All(IReadOnlyList<Error> errors)
    {
        Error[] each = [.. errors.SelectMany(e => e.More.Prepend(e))];
        return each.Length == 0 ? null : each[0] with { More = each[1..] };
    }
}
