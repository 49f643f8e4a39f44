using CsCheck;

namespace JinhuRedCross.UnitTests.BuildingBlocks.ReadModels;

/// <summary>Rows and values for tests; few different values, so that ties and nothing come often.</summary>
internal static class Some
{
    private static readonly Gen<string> _text = Gen.OneOf("", "a", "A", "ab", "aB", "100%", "a_b", "axb", "50%_", "救灾", "灾", "\\", "é", "😀", "\uFF5E", "[a]", "*");
    private static readonly Gen<DateTimeOffset> _moment = Gen.Long[-3, 3].Select(n => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(n * 10 * 999_999));
    private static readonly Gen<DateOnly> _day = Gen.Int[-2, 2].Select(n => new DateOnly(2026, 1, 1).AddDays(n * 200));
    private static readonly Gen<Guid> _id = Gen.Int[0, 3].Select(n => new Guid(n * 0x40000001, (short)n, 0, 0, 0, 0, 0, 0, 0, 0, (byte)n));
    private static readonly Gen<GiftStatus> _status = Gen.OneOf(Enum.GetValues<GiftStatus>());

    public static Gift Gift { get; } = new(
        Guid.Empty, "title", null, true, null, 1, null, 100, null, Guid.Empty, null, new(2026, 1, 1), null, DateTimeOffset.UnixEpoch, null, GiftStatus.Received, null);

    public static Gen<string> Text => _text;

    public static Gen<DateTimeOffset> Moment => _moment;

    public static Gen<DateOnly> Day => _day;

    public static Gen<Guid> Id => _id;

    public static Gen<GiftStatus> Status => _status;

    /// <summary>A row of random content; its key is given when it comes.</summary>
    public static Gen<Gift> Gifts { get; } =
        from title in _text
        from note in Maybe(_text)
        from open in Gen.Bool
        from ok in Gen.Bool.Nullable()
        from count in Gen.Int[-2, 2]
        from rank in Gen.Int[-1, 1].Nullable()
        from amount in Gen.Long[0, 3]
        from refunded in Gen.Long[0, 2].Nullable()
        from campaign in _id
        from parent in _id.Nullable()
        from day in _day
        from until in _day.Nullable()
        from at in _moment
        from ended in _moment.Nullable()
        from status in _status
        from before in _status.Nullable()
        select new Gift(Guid.Empty, title, note, open, ok, count, rank, amount, refunded, campaign, parent, day, until, at, ended, status, before);

    private static Gen<string?> Maybe(Gen<string> text) => Gen.Frequency((3, text.Select(t => (string?)t)), (1, Gen.Const((string?)null)));
}
