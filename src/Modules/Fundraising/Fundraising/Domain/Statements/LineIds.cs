namespace JinhuRedCross.Fundraising.Domain.Statements;

/// <summary>The ids that belong to a line: known from it, and it from them, so that each finds the other without a list.</summary>
internal static class LineIds
{
    private const int LastByte = 15;

    /// <summary>The id of the gift that a line becomes.</summary>
    /// <param name="undone">How many gifts of this line were voided before.</param>
    public static Guid GiftOf(Guid line, int undone)
    {
        Span<byte> bytes = stackalloc byte[LastByte + 1];
        line.TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[LastByte] ^= (byte)(undone + 1);
        return new(bytes, bigEndian: true);
    }

    /// <summary>Whom the names on a line are about: the same subject as the gift it becomes, so that erasing the donor erases them too.</summary>
    public static Guid PersonOf(Guid line) => GiftOf(line, 0);

    /// <summary>The line whose names have this subject, if it is a line's.</summary>
    public static Guid LineOf(Guid person) => GiftOf(person, 0);

    /// <summary>The lines of which a gift can be.</summary>
    public static IEnumerable<Guid> LinesOf(Guid gift) => [GiftOf(gift, 0), GiftOf(gift, 1)];
}
