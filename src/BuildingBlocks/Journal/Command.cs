using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>Who wants something done, once: the same id is never carried out twice, on any silo, years later.</summary>
/// <param name="Id">HMAC of caller, operation and idempotency key; what the command creates has this id.</param>
/// <param name="Fingerprint">Keyed digest of the request; the same id with another one is refused.</param>
/// <param name="IfMatch">Versions of the thing that the caller accepts; null = any.</param>
public sealed record Command(Guid Id, byte[] Fingerprint, string Actor, bool DryRun = false, IReadOnlyList<long>? IfMatch = null)
{
    public bool SameRequestAs(byte[] fingerprint) => Fingerprint.AsSpan().SequenceEqual(fingerprint);
}

/// <summary>What became of a command: its events, durable (or, of a dry run, what they would be), or why not.</summary>
/// <param name="After">The aggregate right after these events; null where it was not asked for.</param>
/// <param name="Version">Version of the last of these events in their stream.</param>
/// <param name="Replayed">True when the command had been carried out before.</param>
public sealed record Decided<TAggregate, TEvent>(
    Error? Error,
    IReadOnlyList<TEvent> Events,
    TAggregate? After,
    long Version,
    DateTimeOffset At,
    string Actor,
    bool Replayed)
    where TAggregate : class
{
    public static Decided<TAggregate, TEvent> Refused(Error error) => new(error, [], null, 0, default, "", false);

    public T Only<T>() where T : TEvent => Events.OfType<T>().Single();
}

/// <summary>Refusals that any command may get.</summary>
public static class CommandErrors
{
    public static readonly Error KeyReused = Error.Invalid("idempotency.key_reused",
        "这个 Idempotency-Key 已用于另一个请求；请换一个新的键，或原样重发原请求", "This Idempotency-Key was used for another request; use a new key, or repeat the first request unchanged");

    public static readonly Error Stale = new(ErrorKind.Stale, "version.stale",
        "内容已被他人修改（If-Match 与当前版本不符）；请重新读取后再改", "It has changed since you read it (If-Match does not fit the current version); read it again, then change it");

    public static readonly Error Unavailable = new(ErrorKind.Unavailable, "store.unavailable",
        "存储暂时不可用，请求可能尚未记录；请稍后用同一个 Idempotency-Key 重发", "The store is away for the moment and the outcome is unknown; repeat with the same Idempotency-Key");
}
