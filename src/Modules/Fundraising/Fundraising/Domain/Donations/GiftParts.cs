using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Domain.Donations;

/// <summary>What the list of a collective gift must be: of a unit, not too long, and to the fen what was transferred (FUN-13).</summary>
internal static class GiftParts
{
    private const int LongestName = 200;

    // A list that is wrong everywhere is not told row by row to its end.
    private const int MostTold = 100;

    /// <summary>The parts in the order of the list, not placed yet; faults added to <paramref name="errors"/>.</summary>
    /// <param name="kind">Who made the transfer.</param>
    /// <param name="amount">Null where the gift's own amount is at fault.</param>
    public static IReadOnlyList<GiftPart> Check(IReadOnlyList<ProposedPart> asked, DonorKind? kind, Guid gift, Money? amount, int most, List<Error> errors)
    {
        if (kind is not (null or DonorKind.Organisation)) errors.Add(PartErrors.NeedsUnit);
        if (asked.Count > most)
        {
            errors.Add(PartErrors.TooMany(asked.Count, most));
            return [];
        }

        var (parts, faults) = (new List<GiftPart>(asked.Count), new List<Error>());
        foreach (var (i, one) in asked.Index()) parts.Add(Part(one, GiftPart.IdOf(gift, i + 1), $"parts[{i}]", faults));
        if (faults.Count == 0 && amount is { } whole && Sum(parts) != whole) faults.Add(PartErrors.SumDiffers(Sum(parts), whole));
        errors.AddRange(faults.Take(MostTold));
        return parts;
    }

    /// <summary>The parts with their numbers, one after the other in the gift's place.</summary>
    public static IReadOnlyList<GiftPart> Place(IReadOnlyList<GiftPart> parts, string gift, Fens place)
    {
        var (placed, from) = (new List<GiftPart>(parts.Count), place.From);
        foreach (var (i, part) in parts.Index())
        {
            placed.Add(part with { Number = GiftPart.NumberOf(gift, i + 1), Fens = new(from, from + part.Amount.Fen) });
            from += part.Amount.Fen;
        }

        return placed;
    }

    private static GiftPart Part(ProposedPart asked, Guid id, string field, List<Error> faults)
    {
        if (Money.Check(asked.Amount, $"{field}.amount", out var amount) is { } wrong) faults.Add(wrong);
        if (PlainText.Check(asked.Name, $"{field}.name", LongestName, out var name) is { } unclean) faults.Add(unclean);
        else if (name is null && asked.Publicity != Publicity.Anonymous) faults.Add(PartErrors.NameMissing($"{field}.name"));
        if (asked.Publicity is null) faults.Add(DonationErrors.Missing($"{field}.publicity", "公示方式"));
        return new(id, "", Private.Of(PrivateKind.Name, id, name), amount, asked.Publicity ?? default, default);
    }

    private static Money Sum(List<GiftPart> parts) => parts.Aggregate(Money.Zero, (sum, part) => sum + part.Amount);
}
