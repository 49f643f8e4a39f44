using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Statements;

/// <summary>A paid disbursement or refund that no line has met.</summary>
/// <param name="Payee">Whom it was paid to; null once erased.</param>
/// <param name="GiftTransaction">Of a refund: the transaction number of the gift.</param>
internal sealed record MatchCandidate(EntryKind Kind, Guid Id, string Number, string VoucherNumber, Money Amount, DateOnly PaidOn, string? Payee, string? GiftTransaction);

/// <summary>Which payment a debit is: the same amount, a close day, and the same payee or a number in the memo; whatever is not clear waits (FUN-18).</summary>
internal static class PaymentMatch
{
    private const int ShortestVoucher = 4;

    /// <param name="days">How far the day of the line may be from the day on which it was paid.</param>
    /// <returns>For each line what it meets, and whether several fit; lines that nothing fits are not in it.</returns>
    public static IReadOnlyDictionary<ProposedLine, (MatchCandidate? Met, bool SeveralFit)> Of(IEnumerable<ProposedLine> debits, IReadOnlyList<MatchCandidate> candidates, int days)
    {
        var found = new Dictionary<ProposedLine, (MatchCandidate?, bool)>(ReferenceEqualityComparer.Instance);
        var byAmount = candidates.ToLookup(c => c.Amount);
        var used = new HashSet<Guid>();
        var open = debits.Where(d => d.Kind is null).ToList();
        // What names a number goes before what has only the same payee.
        foreach (var fits in (Func<ProposedLine, MatchCandidate, bool>[])[NamesIt, PaysHim])
        {
            var wanted = open
                .Select(line => (Line: line, Fitting: byAmount[line.Amount].Where(c => !used.Contains(c.Id) && Math.Abs(c.PaidOn.DayNumber - line.Day.DayNumber) <= days && fits(line, c)).ToList()))
                .Where(w => w.Fitting.Count > 0).ToList();
            var suitors = wanted.SelectMany(w => w.Fitting).CountBy(c => c.Id).ToDictionary();
            foreach (var (line, fitting) in wanted)
            {
                var met = fitting.Count == 1 && suitors[fitting[0].Id] == 1 ? fitting[0] : null;
                found[line] = (met, met is null);
                if (met is not null) used.Add(met.Id);
            }

            open.RemoveAll(line => found.TryGetValue(line, out var f) && f.Item1 is not null);
        }

        return found;
    }

    private static bool NamesIt(ProposedLine line, MatchCandidate candidate)
    {
        if (line.Related is { } related && candidate.GiftTransaction is { } given && PlainForm.Of(related) == PlainForm.Of(given)) return true;
        if (line.Memo is null) return false;
        var memo = PlainForm.Of(line.Memo);
        if (Numbers.Names(memo, candidate.Number)) return true;
        return PlainForm.Of(candidate.VoucherNumber).Length >= ShortestVoucher && Numbers.Names(memo, candidate.VoucherNumber);
    }

    private static bool PaysHim(ProposedLine line, MatchCandidate candidate) =>
        line.Counterparty is { } name && candidate.Payee is { } payee && PlainForm.Of(name) is { Length: > 0 } plain && plain == PlainForm.Of(payee);
}
