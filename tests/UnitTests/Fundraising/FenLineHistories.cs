using System.Text.Json;
using CsCheck;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using static JinhuRedCross.UnitTests.Fundraising.FenModel;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>Whatever happens to gifts, in whatever order, the line agrees with one cell a fen.</summary>
public sealed class FenLineHistories
{
    private static readonly Gen<(int What, int Which, int Amount)[]> Histories = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 30], Gen.Int[1, 12]).Array[0, 80];

    [Fact]
    public void Every_fen_has_one_place_whatever_happens() => Histories.Sample(history => Play(history, Agrees));

    [Fact]
    public void The_parts_of_every_gift_sum_to_its_amount() => Histories.Sample(history =>
    {
        Play(history, (line, model) =>
        {
            foreach (var gift in model.Gifts)
            {
                var unspent = line.UnspentOf(gift).Sum(part => part.Length);
                Assert.Equal(gift.Length, unspent + model.Of(gift, Cell.Spent).Count + model.Of(gift, Cell.Withdrawn).Count);
                Assert.Equal(model.Of(gift, Cell.Usable, Cell.Blocked), Each(line.UnspentOf(gift)));
            }
        });
    });

    [Fact]
    public void What_is_held_grows_with_what_is_open_only() => Histories.Sample(history => Play(history, (line, model) =>
    {
        var open = model.Gifts.Count(gift => model.Of(gift, Cell.Usable, Cell.Blocked).Count > 0);
        var blocked = model.Gifts.Count(gift => model.Of(gift, Cell.Blocked).Count > 0);
        Assert.True(line.BlockedFens.Stretches.Count <= blocked);
        Assert.True(line.SkippedFens.Stretches.Count <= open - blocked);
        Assert.True(line.WithdrawnFens.Stretches.Count <= open);
    }));

    [Fact]
    public void A_line_reads_back_from_plain_JSON_as_it_was() => Histories.Sample(history => Play(history, (line, _) =>
    {
        var copy = JsonSerializer.Deserialize<FenLine>(JsonSerializer.Serialize(line));
        Assert.Equal(line, copy);
        Assert.Equal(line.GetHashCode(), copy!.GetHashCode());
    }), iter: 20);

    [Fact]
    public void What_is_not_usable_cannot_be_spent() => Gen.Select(Histories, Gen.Long[0, 200], Gen.Long[1, 20]).Sample((history, from, length) =>
        Play(history, (line, model) =>
        {
            var wanted = new Fens(from, from + length);
            var usable = wanted.To <= model.Cells.Count && model.Of(wanted, Cell.Usable).Count == length;
            var unspent = wanted.To <= model.Cells.Count && model.Of(wanted, Cell.Usable, Cell.Blocked).Count == length;
            if (usable) Assert.Equal(line.Spent + wanted.Amount, line.Spend([wanted]).Spent);
            else Assert.Throws<InvalidOperationException>(() => line.Spend([wanted]));
            if (unspent) Assert.Equal(line.Withdrawn + wanted.Amount, line.Withdraw([wanted]).Withdrawn);
            else Assert.Throws<InvalidOperationException>(() => line.Withdraw([wanted]));
        }), iter: 20);

    private static void Agrees(FenLine line, FenModel model)
    {
        Assert.Equal(model.Cells.Count, line.Received.Fen);
        Assert.Equal(model.Count(Cell.Usable), line.Usable);
        Assert.Equal(model.Count(Cell.Blocked), line.Blocked);
        Assert.Equal(model.Count(Cell.Spent), line.Spent);
        Assert.Equal(model.Count(Cell.Withdrawn), line.Withdrawn);
        Assert.Equal(line.Received, line.Spent + line.Usable + line.Blocked + line.Withdrawn);
        Assert.Null(line.Take(line.Usable + new Money(1)));
        if (line.Usable > Money.Zero) Assert.Equal(model.Of(new(0, model.Cells.Count), Cell.Usable), Each(line.Take(line.Usable)!));
    }

    private static void Play(IEnumerable<(int What, int Which, int Amount)> history, Action<FenLine, FenModel> check)
    {
        var (line, model) = (FenLine.Empty, new FenModel());
        foreach (var (what, which, amount) in history)
        {
            line = Step(line, model, what, which, amount);
            check(line, model);
        }
    }

    private static FenLine Step(FenLine line, FenModel model, int what, int which, int amount)
    {
        if (what < 4 || model.Gifts.Count == 0)
        {
            var (received, place) = line.Receive(new(amount), blocked: what == 0);
            Assert.Equal(model.Receive(amount, blocked: what == 0), place);
            return received;
        }

        var gift = model.Gifts[which % model.Gifts.Count];
        if (what < 6)
        {
            model.Release(gift);
            return line.Release(gift);
        }

        if (what < 8)
        {
            var chosen = line.WithdrawFrom(gift, new(amount));
            Assert.Equal(model.Refund(gift, amount), chosen is null ? null : Each(chosen));
            return chosen is null ? line : line.Withdraw(chosen);
        }

        var taken = line.Take(new(amount));
        Assert.Equal(model.Pay(amount), taken is null ? null : Each(taken));
        return taken is null ? line : line.Spend(taken);
    }
}
