using CsCheck;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Periods;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.UnitTests.Fundraising;

/// <summary>In which month a fact is booked, by a walk through the journal and by the questions that are asked of the ledger.</summary>
[Rule("FUN-17")]
public sealed class BookingFacts
{
    private static readonly Month _first = new(202511);

    /// <summary>Facts (0–6), closings (7–8) and reopenings (9), each with a month and an amount.</summary>
    private static readonly Gen<(int What, int Month, int Fen)[]> _journals = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 5], Gen.Int[-50, 100]).Array[0, 60];

    [Fact]
    public void The_ledger_books_each_fact_as_a_walk_through_the_journal_does() => _journals.Sample(journal =>
    {
        var walk = Walk.Through(journal);
        foreach (var (row, booked) in walk.Facts) Assert.Equal(booked, walk.Closings.BookedIn(new(row.DatedMonth), row.Position));
        foreach (var month in Months())
        {
            var (through, inside) = (LedgerThat.IsBookedThrough(month, walk.Closings), LedgerThat.IsBookedIn(month, month, walk.Closings));
            Assert.Equal(walk.Facts.Where(f => f.Booked <= month).Select(f => f.Row.Position), walk.Facts.Where(f => through.IsSatisfiedBy(f.Row)).Select(f => f.Row.Position));
            Assert.Equal(walk.Facts.Where(f => f.Booked == month).Select(f => f.Row.Position), walk.Facts.Where(f => inside.IsSatisfiedBy(f.Row)).Select(f => f.Row.Position));
        }
    }, iter: 60);

    [Fact]
    public void What_a_month_said_when_it_was_closed_it_says_for_ever_unless_it_is_reopened() => _journals.Sample(journal =>
    {
        var walk = Walk.Through(journal);
        foreach (var (month, fen) in walk.Told) Assert.Equal(fen, walk.Facts.Where(f => f.Booked <= month).Sum(f => f.Row.AmountFen));
    });

    [Fact]
    public void Months_add_up_to_everything() => _journals.Sample(journal =>
    {
        var walk = Walk.Through(journal);
        Assert.Equal(walk.Facts.Sum(f => f.Row.AmountFen), Months().Sum(m => walk.Facts.Where(f => walk.Closings.BookedIn(new(f.Row.DatedMonth), f.Row.Position) == m).Sum(f => f.Row.AmountFen)));
    });

    [Fact]
    public void A_late_gift_is_booked_in_the_first_open_month_and_stays_there_after_a_reopening()
    {
        // Closed through January at 10, reopened at 20, closed again at 30.
        var (january, february) = (new Month(202601), new Month(202602));
        var closings = new Closings([(10, january), (20, january.Previous), (30, january)]);
        Assert.Equal([january, february, january, february], ((long[])[9, 11, 21, 31]).Select(p => closings.BookedIn(january, p)));
        Assert.Equal([new Stretch(long.MinValue, 10), new Stretch(20, 30)], closings.Open(january));
        Assert.Equal([new Stretch(long.MinValue, long.MaxValue)], closings.Open(february));
    }

    [Theory, Rule("TRA-01")]
    [InlineData(0, "期初+收入−支出≠期末，差额 0.00 元")]
    [InlineData(1, "期初+收入−支出≠期末，差额 0.01 元")]
    [InlineData(-1, "期初+收入−支出≠期末，差额 0.01 元")]
    public void A_report_that_does_not_add_up_says_by_how_much(long fen, string told)
    {
        var figures = FundFigures.Nothing with
        {
            Opening = new(10_000),
            Individuals = new(5_000),
            MovedOut = new(700),
            Voided = new(300),
            Disbursed = new(2_000),
            Refunded = new(1_000),
            Closing = new(11_000 - fen),
        };
        Assert.Equal(new Money(fen), figures.Difference);
        Assert.Equal(told, FundFigures.Told(figures.Difference).Zh);
        Assert.Equal(new Money(2 * fen), (figures + figures).Difference);
    }

    private static IEnumerable<Month> Months()
    {
        // Beyond the last month that can be closed: what is dated in it is booked in the next.
        for (var month = _first; month <= new Month(202608); month = month.Next) yield return month;
    }

    /// <summary>Goes through a journal as it was written, and writes down for each fact the month that was open for it.</summary>
    private sealed class Walk
    {
        private readonly List<(long Position, Month? Through)> _steps = [];
        private readonly Stack<Month?> _before = new();
        private Month? _through;

        public List<(LedgerRow Row, Month Booked)> Facts { get; } = [];

        /// <summary>The cumulative figure of a month when it was closed the last time, as long as it stays closed.</summary>
        public Dictionary<Month, long> Told { get; } = [];

        public Closings Closings => new(_steps);

        public static Walk Through((int What, int Month, int Fen)[] journal)
        {
            var walk = new Walk();
            for (var i = 0; i < journal.Length; i++) walk.Do(i + 1, journal[i]);
            return walk;
        }

        private void Do(long position, (int What, int Month, int Fen) step)
        {
            var month = new Month(202601 + step.Month);
            if (step.What < 7) Record(position, month, step.Fen);
            else if (step.What < 9) Close(position, _through?.Next ?? month);
            else if (_through is { } newest) Reopen(position, newest);
        }

        private void Record(long position, Month month, int fen)
        {
            var row = new LedgerRow(Guid.CreateVersion7(), position, default, "", LedgerKind.Gift, DonorKind.Individual, false, Channel.Cash, fen, month.FirstDay, month.Number, default, "", null);
            Facts.Add((row, _through is { } closed && closed >= month ? closed.Next : month));
        }

        private void Close(long position, Month month)
        {
            if (month > new Month(202607)) return;
            _before.Push(_through);
            _steps.Add((position, _through = month));
            Told[month] = Facts.Where(f => f.Booked <= month).Sum(f => f.Row.AmountFen);
        }

        private void Reopen(long position, Month newest)
        {
            _steps.Add((position, _through = _before.Pop()));
            Told.Remove(newest);
        }
    }
}
