using CsCheck;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>What became of a part is told to the fen, whatever payments, refunds, moves and voids took of the gift; all parts together are the gift.</summary>
public sealed class FatesOfParts
{
    private const int Places = 3;

    // In each place each fen of the gift meets one of: left, paid by one of two, refunded, voided, moved on.
    private static readonly Gen<(int[] Cuts, int[][] Fates, int From)> _gifts = Gen.Select(
        Gen.Int[1, 5].Array[1, 6], Gen.Int[0, 5].Array[30].Array[Places], Gen.Int[0, 50], (cuts, fates, from) => (cuts, fates, from));

    [Fact, Rule("FUN-13")]
    public void Parts_tell_what_each_fen_of_them_became() => _gifts.Sample(made =>
    {
        var (cells, places) = Play(made.Cuts.Sum(), made.Fates, made.From);
        var from = 0;
        var whole = FenFate.Of(places[0].Fens, places);
        var (used, refunded, voided) = (0L, 0L, 0L);
        foreach (var length in made.Cuts)
        {
            var mine = cells.GetRange(from, length);
            var fate = FenFate.Of(new(made.From + from, made.From + from + length), places);
            Assert.Equal(mine.Count(c => c == 3), fate.Refunded.Fen);
            Assert.Equal(mine.Count(c => c == 4), fate.Voided.Fen);
            foreach (var payment in (int[])[1, 2]) Assert.Equal(mine.Count(c => c == payment), fate.Used.GetValueOrDefault(Payment(payment)).Fen);
            (used, refunded, voided, from) = (used + fate.Used.Values.Sum(u => u.Fen), refunded + fate.Refunded.Fen, voided + fate.Voided.Fen, from + length);
        }

        Assert.Equal((whole.Used.Values.Sum(u => u.Fen), whole.Refunded.Fen, whole.Voided.Fen), (used, refunded, voided));
    });

    // Returns of each fen, in the order in which it was given, what became of it in the end.
    private static (List<int> Cells, List<GiftPlace> Places) Play(int length, int[][] fates, int from)
    {
        var cells = Enumerable.Repeat(0, length).ToList();
        var (places, here) = (new List<GiftPlace>(), Enumerable.Range(0, length).ToList());
        for (var hop = 0; hop < Places && here.Count > 0; hop++)
        {
            var last = hop == Places - 1;
            var (at, next) = (from + (100 * hop), new List<int>());
            var (spent, withdrawn) = (new List<(Fens, Guid)>(), new List<(Fens, WithdrawalKind)>());
            for (var i = 0; i < here.Count; i++)
            {
                var (fate, fen) = (fates[hop][i], new Fens(at + i, at + i + 1));
                if (fate == 5 && last) fate = 0;
                if (fate is 1 or 2) spent.Add((fen, Payment(fate)));
                if (fate is 3 or 4 or 5) withdrawn.Add((fen, (WithdrawalKind)(fate - 3)));
                if (fate == 5) next.Add(here[i]);
                else cells[here[i]] = fate;
            }

            places.Add(new(new(at, at + here.Count), spent, [.. withdrawn.AsEnumerable().Reverse()]));
            here = next;
        }

        return (cells, places);
    }

    private static Guid Payment(int n) => new(n, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    [Fact, Rule("FUN-13")]
    public void A_refund_takes_the_last_fen_and_so_the_last_parts()
    {
        var (line, gift) = FenLine.Empty.Receive(new(1000));
        var taken = line.WithdrawFrom(gift, new(350))!;
        GiftPlace[] places = [new(gift, [], [.. taken.Select(t => (t, WithdrawalKind.Refund))])];

        Assert.Equal([0, 50, 300], ((Fens[])[new(0, 500), new(500, 700), new(700, 1000)]).Select(part => FenFate.Of(part, places).Refunded.Fen));
    }
}
