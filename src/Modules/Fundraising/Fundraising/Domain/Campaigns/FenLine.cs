using System.Text.Json.Serialization;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <summary>Every fen that one campaign or earmark (FUN-20) received has a place in it: a gift takes the next ones, a payment the first that may be used (FUN-08), a refund some of its own gift (FUN-15).</summary>
/// <remarks>Grows with what is open, never with the gifts: below <see cref="Frontier"/> all is spent or withdrawn but <see cref="SkippedFens"/> and <see cref="BlockedFens"/>.</remarks>
internal sealed record FenLine
{
    public static readonly FenLine Empty = new();

    public Money Received { get; init; }

    public Money Spent { get; init; }

    public Money Withdrawn { get; init; }

    /// <summary>What of <see cref="Withdrawn"/> never counts as received here: entered wrongly, or moved to another campaign or fund (FUN-14).</summary>
    public Money Cancelled { get; init; }

    /// <summary>Neither spent nor withdrawn, but may not be used yet.</summary>
    public Money Blocked { get; init; }

    /// <summary>What payments may take now.</summary>
    [JsonIgnore]
    public Money Usable => Received - Spent - Withdrawn - Blocked;

    /// <summary>No payment has taken a fen from here on.</summary>
    public long Frontier { get; init; }

    public FenSet BlockedFens { get; init; } = FenSet.Empty;

    /// <summary>Usable again below the frontier: passed while they were blocked. They come first.</summary>
    public FenSet SkippedFens { get; init; } = FenSet.Empty;

    /// <summary>Withdrawn above the frontier; forgotten when it passes.</summary>
    public FenSet WithdrawnFens { get; init; } = FenSet.Empty;

    /// <summary>The places of a new gift.</summary>
    public (FenLine Line, Fens Gift) Receive(Money amount, bool blocked = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(amount, Money.Zero);
        var gift = new Fens(Received.Fen, (Received + amount).Fen);
        var line = this with { Received = Received + amount };
        return (blocked ? line with { Blocked = Blocked + amount, BlockedFens = BlockedFens.Add(gift) } : line, gift);
    }

    /// <summary>What is left of a blocked gift may be used from now on.</summary>
    public FenLine Release(Fens gift)
    {
        var line = this;
        foreach (var part in BlockedFens.Within(gift))
        {
            line = line with { Blocked = line.Blocked - part.Amount, BlockedFens = line.BlockedFens.Remove(part), SkippedFens = AddBelow(line.SkippedFens, part) };
        }

        return line;
    }

    /// <summary>The fen that a payment of <paramref name="amount"/> takes: the first usable ones; null where there are too few.</summary>
    public IReadOnlyList<Fens>? Take(Money amount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(amount, Money.Zero);
        if (amount > Usable) return null;
        var taken = new List<Fens>();
        foreach (var next in SkippedFens.Stretches.Concat(UsableFrom(Frontier, Received.Fen)))
        {
            var part = next with { To = next.From + Math.Min(next.Length, amount.Fen) };
            if (taken.Count > 0 && taken[^1].To == part.From) taken[^1] = taken[^1] with { To = part.To };
            else taken.Add(part);
            amount -= part.Amount;
            if (amount == Money.Zero) break;
        }

        return taken;
    }

    /// <summary>A payment has taken these fen; any that is not usable is a fault of the program or the journal.</summary>
    public FenLine Spend(IReadOnlyList<Fens> taken)
    {
        if (taken.Count == 0) throw new InvalidOperationException("A payment takes at least one fen");
        var line = Pass(taken.Max(part => part.To));
        foreach (var part in taken)
        {
            line = line with { Spent = line.Spent + part.Amount, SkippedFens = line.SkippedFens.Remove(part) };
        }

        return line.Settle();
    }

    /// <summary>What of a gift is neither spent nor withdrawn, in order, whether it may be used or not.</summary>
    public IReadOnlyList<Fens> UnspentOf(Fens gift)
    {
        if (!new Fens(0, Received.Fen).Contains(gift) || gift.IsEmpty) throw new InvalidOperationException($"No gift can lie at {gift}");
        var below = gift.Intersect(new(0, Frontier));
        var unspent = WithdrawnFens.Outside(gift.Intersect(new(Frontier, long.MaxValue))).Concat(SkippedFens.Within(below)).Concat(BlockedFens.Within(below));
        return unspent.Aggregate(FenSet.Empty, (all, part) => all.Add(part)).Stretches;
    }

    /// <summary>The fen by which a refund of <paramref name="amount"/> shortens its gift: the last unspent ones, so that what is next in line stays; null where there are too few.</summary>
    public IReadOnlyList<Fens>? WithdrawFrom(Fens gift, Money amount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(amount, Money.Zero);
        var chosen = new List<Fens>();
        foreach (var part in UnspentOf(gift).Reverse())
        {
            if (amount == Money.Zero) break;
            chosen.Insert(0, part with { From = part.To - Math.Min(part.Length, amount.Fen) });
            amount -= chosen[0].Amount;
        }

        return amount == Money.Zero ? chosen : null;
    }

    /// <summary>These fen were given back; any that is spent or withdrawn already is a fault of the program or the journal.</summary>
    /// <param name="cancelled">True where they do not count as received any more.</param>
    public FenLine Withdraw(IReadOnlyList<Fens> chosen, bool cancelled = false)
    {
        if (chosen.Count == 0) throw new InvalidOperationException("A refund gives back at least one fen");
        var line = chosen.Aggregate(this, (line, part) => line.Withdraw(part)).Settle();
        return cancelled ? line with { Cancelled = Cancelled + new Money(chosen.Sum(part => part.Length)) } : line;
    }

    /// <summary>What payments could have taken of these fen.</summary>
    public Money UsableOf(IReadOnlyList<Fens> parts) => new(parts.Sum(part => part.Length - BlockedFens.Within(part).Sum(blocked => blocked.Length)));

    private FenLine Withdraw(Fens part)
    {
        if (UnspentOf(part) is not [var unspent] || unspent != part) throw new InvalidOperationException($"{part} is not wholly unspent");
        var (below, above) = (part.Intersect(new(0, Frontier)), part.Intersect(new(Frontier, long.MaxValue)));
        var blocked = BlockedFens.Within(part).Sum(fens => fens.Length);
        return this with
        {
            Withdrawn = Withdrawn + part.Amount,
            Blocked = Blocked - new Money(blocked),
            BlockedFens = BlockedFens.Clear(part),
            SkippedFens = SkippedFens.Clear(below),
            WithdrawnFens = above.IsEmpty ? WithdrawnFens : WithdrawnFens.Add(above),
        };
    }

    private IEnumerable<Fens> UsableFrom(long from, long to) => WithdrawnFens.Outside(new(from, to)).SelectMany(BlockedFens.Outside);

    private FenSet AddBelow(FenSet set, Fens part) => part.Intersect(new(0, Frontier)) is { IsEmpty: false } below ? set.Add(below) : set;

    /// <summary>Moves the frontier; what was usable on the way is skipped, what was withdrawn forgotten.</summary>
    private FenLine Pass(long frontier)
    {
        if (frontier <= Frontier) return this;
        if (frontier > Received.Fen) throw new InvalidOperationException($"Fen {frontier} has not been received");
        var skipped = UsableFrom(Frontier, frontier).Aggregate(SkippedFens, (all, part) => all.Add(part));
        return this with { Frontier = frontier, SkippedFens = skipped, WithdrawnFens = WithdrawnFens.Clear(new(Frontier, frontier)) };
    }

    private FenLine Settle() => WithdrawnFens.Stretches is [var first, ..] && first.From == Frontier ? Pass(first.To) : this;
}
