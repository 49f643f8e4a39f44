using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <summary>Where a gift lies or lay: its stretch of a line, what payments took of it, and what left it unspent.</summary>
internal sealed record GiftPlace(Fens Fens, IReadOnlyList<(Fens Fens, Guid Payment)> Spent, IReadOnlyList<(Fens Fens, WithdrawalKind Kind)> Withdrawn);

/// <summary>What became of some fen of a gift, wherever they were moved (FUN-09, FUN-13). What is neither used nor given back is left.</summary>
internal sealed record FenFate(IReadOnlyDictionary<Guid, Money> Used, Money Refunded, Money Voided)
{
    /// <param name="fens">The fen that are asked about, in the first place.</param>
    /// <param name="places">In the order of the moves; what is moved lies in the next one in the order in which it lay before.</param>
    public static FenFate Of(Fens fens, IReadOnlyList<GiftPlace> places)
    {
        var (used, refunded, voided) = (new Dictionary<Guid, Money>(), 0L, 0L);
        IReadOnlyList<Fens> here = [fens];
        foreach (var (hop, place) in places.Index())
        {
            foreach (var (taken, payment) in place.Spent)
            {
                if (Common(here, taken) is > 0 and var part) used[payment] = used.GetValueOrDefault(payment) + new Money(part);
            }

            refunded += Withdrawn(here, place, WithdrawalKind.Refund);
            voided += Withdrawn(here, place, WithdrawalKind.Void);
            here = hop + 1 < places.Count ? Moved(here, place, places[hop + 1].Fens.From) : [];
        }

        return new(used, new(refunded), new(voided));
    }

    private static long Common(IReadOnlyList<Fens> these, Fens others) => these.Sum(part => part.Intersect(others).Length);

    private static long Withdrawn(IReadOnlyList<Fens> these, GiftPlace place, WithdrawalKind kind) =>
        place.Withdrawn.Where(w => w.Kind == kind).Sum(w => Common(these, w.Fens));

    private static List<Fens> Moved(IReadOnlyList<Fens> these, GiftPlace place, long to)
    {
        var moved = new List<Fens>();
        foreach (var (taken, _) in place.Withdrawn.Where(w => w.Kind == WithdrawalKind.Move).OrderBy(w => w.Fens.From))
        {
            moved.AddRange(these.Select(part => part.Intersect(taken)).Where(part => !part.IsEmpty).Select(part => new Fens(to + part.From - taken.From, to + part.To - taken.From)));
            to += taken.Length;
        }

        return moved;
    }
}
