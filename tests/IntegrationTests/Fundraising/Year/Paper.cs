namespace JinhuRedCross.IntegrationTests.Fundraising.Year;

/// <summary>One line that the accountant writes down beside the platform.</summary>
/// <param name="Month">In which month it is booked: its own, or the first open one.</param>
/// <param name="What">Who gave (individual, organisation, anonymous), or what else it is (movedIn, movedOut, voided, disbursed, refunded).</param>
/// <param name="Yuan">Positive: came in. Negative: went out, or a counter-entry.</param>
internal sealed record Line(string Fund, DateOnly Month, string What, bool Restricted, decimal Yuan);

/// <summary>The year on paper: what was sent, counted by other means than the platform's.</summary>
internal sealed class Paper
{
    private readonly List<Line> _lines = [];
    private DateOnly _closedThrough = DateOnly.MinValue;

    public void Write(string fund, DateOnly day, string what, bool restricted, decimal yuan)
    {
        var month = new DateOnly(day.Year, day.Month, 1);
        _lines.Add(new(fund, month > _closedThrough ? month : _closedThrough.AddMonths(1), what, restricted, yuan));
    }

    public void Close(DateOnly month) => _closedThrough = month;

    public void Reopen(DateOnly month) => _closedThrough = month.AddMonths(-1);

    /// <summary>What there is at the end of a month.</summary>
    public decimal Balance(DateOnly month, Func<Line, bool> of) => _lines.Where(l => l.Month <= month && of(l)).Sum(l => l.Yuan);

    /// <summary>What the figures of these months have to say, member by member of the answer.</summary>
    public Dictionary<string, decimal> Figures(DateOnly first, DateOnly last, Func<Line, bool> of)
    {
        var booked = _lines.Where(l => l.Month >= first && l.Month <= last && of(l)).ToList();
        decimal Sum(params string[] whats) => booked.Where(l => whats.Contains(l.What)).Sum(l => l.Yuan);
        return new()
        {
            ["openingAmount"] = Balance(first.AddMonths(-1), of),
            ["individualAmount"] = Sum("individual"),
            ["organisationAmount"] = Sum("organisation"),
            ["anonymousAmount"] = Sum("anonymous"),
            ["movedInAmount"] = Sum("movedIn"),
            ["movedOutAmount"] = -Sum("movedOut"),
            ["voidedAmount"] = -Sum("voided"),
            ["incomeAmount"] = Sum("individual", "organisation", "anonymous", "movedIn", "movedOut", "voided"),
            ["disbursedAmount"] = -Sum("disbursed"),
            ["refundedAmount"] = -Sum("refunded"),
            ["expenditureAmount"] = -Sum("disbursed", "refunded"),
            ["closingAmount"] = Balance(last, of),
        };
    }
}
