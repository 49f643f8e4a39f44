namespace JinhuRedCross.IntegrationTests.Fundraising.Year;

/// <summary>One line that the accountant writes down beside the platform.</summary>
/// <param name="Month">In which month it is booked: its own, or the first open one.</param>
/// <param name="Yuan">Positive: came in. Negative: went out, or a counter-entry.</param>
internal sealed record Line(string Fund, DateOnly Month, string Kind, string Source, bool Restricted, decimal Yuan);

/// <summary>The year on paper: what the test sent, counted by other means than the platform's.</summary>
internal sealed class Paper
{
    private readonly List<Line> _lines = [];
    private DateOnly _closedThrough = DateOnly.MinValue;

    public IReadOnlyList<Line> Lines => _lines;

    public void Write(string fund, DateOnly day, string kind, string source, bool restricted, decimal yuan)
    {
        var month = new DateOnly(day.Year, day.Month, 1);
        _lines.Add(new(fund, month > _closedThrough ? month : _closedThrough.AddMonths(1), kind, source, restricted, yuan));
    }

    public void Close(DateOnly month) => _closedThrough = month;

    public void Reopen(DateOnly month) => _closedThrough = month.AddMonths(-1);

    /// <summary>What is there at the end of a month.</summary>
    public decimal Closing(DateOnly month, Func<Line, bool>? of = null) => _lines.Where(l => l.Month <= month && (of is null || of(l))).Sum(l => l.Yuan);

    public decimal Of(DateOnly first, DateOnly last, Func<Line, bool> of) => _lines.Where(l => l.Month >= first && l.Month <= last && of(l)).Sum(l => l.Yuan);
}
