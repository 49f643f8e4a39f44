using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.UnitTests.Fundraising;

public sealed class AFenLine
{
    [Fact]
    public void A_gift_takes_the_next_places_and_a_payment_the_first()
    {
        var (line, first) = FenLine.Empty.Receive(Money.Yuan(100));
        (line, var second) = line.Receive(Money.Yuan(50));
        Assert.Equal([new(0, 10_000), new(10_000, 15_000)], [first, second]);

        Assert.Equal([new Fens(0, 12_000)], line.Take(Money.Yuan(120))!);
        line = line.Spend(line.Take(Money.Yuan(120))!);
        Assert.Empty(line.UnspentOf(first));
        Assert.Equal([new Fens(12_000, 15_000)], line.UnspentOf(second));
    }

    [Fact]
    public void One_fen_can_be_received_and_spent()
    {
        var (line, gift) = FenLine.Empty.Receive(new(1));
        Assert.Null(line.Take(new(2)));
        Assert.Equal([gift], line.Take(new(1))!);
        line = line.Spend([gift]);
        Assert.Null(line.Take(new(1)));
        Assert.Equal((new Money(1), Money.Zero), (line.Spent, line.Usable));
    }

    [Fact]
    public void A_blocked_gift_is_passed_over_and_comes_first_once_released()
    {
        var (line, overseas) = FenLine.Empty.Receive(new(10), blocked: true);
        (line, _) = line.Receive(new(10));
        line = line.Spend(line.Take(new(4))!);
        Assert.Equal(new(10), line.Blocked);
        Assert.Null(line.Take(new(7)));

        line = line.Release(overseas);
        Assert.Equal([new(0, 10), new Fens(14, 16)], line.Take(new(12))!);
        Assert.Equal(line, line.Release(overseas));
    }

    [Fact]
    public void A_refund_takes_the_last_fen_of_its_own_gift_and_payments_skip_them()
    {
        var (line, gift) = FenLine.Empty.Receive(new(10));
        (line, _) = line.Receive(new(10));
        line = line.Spend(line.Take(new(2))!);
        Assert.Null(line.WithdrawFrom(gift, new(9)));

        var back = line.WithdrawFrom(gift, new(3))!;
        Assert.Equal([new Fens(7, 10)], back);
        line = line.Withdraw(back);
        Assert.Equal([new(2, 7), new Fens(10, 15)], line.Take(new(10))!);
        Assert.Equal([new Fens(2, 7)], line.UnspentOf(gift));
    }

    [Fact]
    public void The_whole_line_can_be_spent_and_leaves_nothing_behind()
    {
        var line = FenLine.Empty;
        for (var i = 0; i < 1000; i++)
        {
            (line, var gift) = line.Receive(new(3), blocked: i % 3 == 0);
            line = i % 3 == 0 ? line.Release(gift) : line.Withdraw(line.WithdrawFrom(gift, new(1))!);
        }

        line = line.Spend(line.Take(line.Usable)!);
        Assert.Equal(line.Received, line.Spent + line.Withdrawn);
        Assert.Equal(line.Received.Fen, line.Frontier);
        Assert.Equal((FenSet.Empty, FenSet.Empty, FenSet.Empty), (line.BlockedFens, line.SkippedFens, line.WithdrawnFens));
    }

    [Fact]
    public void The_largest_line_counts_rightly_and_one_more_fen_overflows()
    {
        var (line, gift) = FenLine.Empty.Receive(new(long.MaxValue));
        Assert.Throws<OverflowException>(() => line.Receive(new(1)));
        line = line.Withdraw(line.WithdrawFrom(gift, new(1))!);
        line = line.Spend(line.Take(new(long.MaxValue - 1))!);
        Assert.Equal((Money.Zero, new Money(1)), (line.Usable, line.Withdrawn));
        Assert.Equal(long.MaxValue, line.Frontier);
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(3, 6)]
    [InlineData(5, 21)]
    [InlineData(12, 12)]
    public void Fen_that_are_spent_blocked_or_never_came_cannot_be_spent(long from, long to)
    {
        var (line, _) = FenLine.Empty.Receive(new(10));
        (line, _) = line.Receive(new(10), blocked: true);
        line = line.Spend([new(0, 4)]);
        Assert.Throws<InvalidOperationException>(() => line.Spend([new(from, to)]));
        Assert.Throws<InvalidOperationException>(() => line.Spend([]));
        Assert.Throws<InvalidOperationException>(() => line.Spend([new(4, 6), new(5, 7)]));
    }

    [Fact]
    public void Nothing_and_less_than_nothing_cannot_be_received_taken_or_withdrawn()
    {
        var (line, gift) = FenLine.Empty.Receive(new(10));
        Assert.Throws<ArgumentOutOfRangeException>(() => line.Receive(Money.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => line.Take(new(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => line.WithdrawFrom(gift, Money.Zero));
    }
}
