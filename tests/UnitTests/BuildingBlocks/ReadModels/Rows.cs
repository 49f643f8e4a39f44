using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;

namespace JinhuRedCross.UnitTests.BuildingBlocks.ReadModels;

internal enum GiftStatus
{
    Received,
    InReview,
    PaidBack,
}

internal sealed record Came(Gift Row);

internal sealed record Grew(long By);

internal sealed record Left;

/// <summary>What no projection but the sturdy ones can take.</summary>
internal sealed record Poison;

/// <summary>A row with a column of every type.</summary>
internal sealed record Gift(
    Guid Id, string Title, string? Note, bool Open, bool? Checked, int Count, int? Rank, long Amount, long? Refunded,
    Guid Campaign, Guid? Parent, DateOnly On, DateOnly? Until, DateTimeOffset At, DateTimeOffset? EndedAt, GiftStatus Status, GiftStatus? Before)
    : IReadModel<Gift>
{
    public static ReadTable Table { get; } = new("gifts", 2) { Indexes = [[nameof(At)], [nameof(Campaign), nameof(Amount)]] };

    public static IEnumerable<Guid> KeysOf(Recorded record) => [record.Stream.Id];

    public static Gift? Project(Gift? row, Guid key, Recorded record) => record.Event switch
    {
        Came e => e.Row with { Id = key },
        Grew e => row! with { Amount = row.Amount + e.By },
        Left => null,
        _ => row,
    };
}

/// <summary>The shape of the same read model before: fewer columns.</summary>
internal sealed record OldGift(Guid Id, long Amount) : IReadModel<OldGift>
{
    public static ReadTable Table { get; } = new("gifts", 1);

    public static IEnumerable<Guid> KeysOf(Recorded record) => [record.Stream.Id];

    public static OldGift? Project(OldGift? row, Guid key, Recorded record) => record.Event switch
    {
        Came e => new(key, e.Row.Amount),
        Grew e => row! with { Amount = row.Amount + e.By },
        Left => null,
        _ => row,
    };
}

/// <summary>Two rows a record: the total of all, and that of its stream. Its keys are derived. Doubling or losing a record shows.</summary>
internal sealed record Tally(Guid Id, long Records, long Amount) : IReadModel<Tally>
{
    public static readonly Guid Everything = RowKey.Of("all");

    public static ReadTable Table { get; } = new("tally", 1);

    public static IEnumerable<Guid> KeysOf(Recorded record) => [Everything, RowKey.Of("stream", record.Stream.Id)];

    public static Tally? Project(Tally? row, Guid key, Recorded record)
    {
        row ??= new(key, 0, 0);
        return row with { Records = row.Records + 1, Amount = row.Amount + (record.Event is Grew e ? e.By : 0) };
    }
}

/// <summary>Cannot take poison.</summary>
internal sealed record Fragile(Guid Id, long Records) : IReadModel<Fragile>
{
    public static ReadTable Table { get; } = new("fragile", 1);

    public static IEnumerable<Guid> KeysOf(Recorded record) => [record.Stream.Id];

    public static Fragile? Project(Fragile? row, Guid key, Recorded record) =>
        record.Event is Poison ? throw new InvalidOperationException("it is poison") : new(key, (row?.Records ?? 0) + 1);
}
