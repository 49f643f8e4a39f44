using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Organisations.Domain.Sites;

/// <summary>The revolving fund of a 博爱家园: loans to households, never more than the fund, one at a time each (ORG-02).</summary>
internal sealed partial record Site
{
    private const string Lends = "ORG-02";

    private Money Lent => Loans.Values.Aggregate(Money.Zero, (sum, loan) => sum + loan.Owed);

    public Decision<SiteEvent> SetFund(decimal? amount, ProposedDocument? document, DateOnly? on, string by, DateTimeOffset now)
    {
        if (Gone is { } gone) return gone;
        if (Kind != SiteKind.HumanityHome) return SiteErrors.NoFund;
        var form = new Form(now, Lends);
        form.Refuse(Money.Check(amount, "amount", out var fund));
        var (proof, day) = (form.Proof(document), form.Day(on));
        if (form.Fault is { } fault) return fault;
        if (fund < Lent) return SiteErrors.FundBelowLoans(fund, Lent);
        return [new SiteFundSet(fund, proof, day, by, now)];
    }

    public Decision<SiteEvent> GrantLoan(Guid id, string? household, decimal? amount, DateOnly? on, Rulebook rules, string by, DateTimeOffset now)
    {
        if (Unless(SiteStatus.Running) is { } wrong) return wrong;
        if (Kind != SiteKind.HumanityHome) return SiteErrors.NoFund;
        var form = new Form(now, Lends);
        var (who, day) = (form.Text(household, "household", "农户编号", 30), form.Day(on));
        form.Refuse(Money.Check(amount, "amount", out var loan));
        if (form.Fault is { } fault) return fault;
        var figures = rules.OrganisationsOn(day).Values;
        var (least, most) = (figures.Amount(SiteParameters.LoanLeast), figures.Amount(SiteParameters.LoanMost));
        if (loan < least || loan > most) return SiteErrors.LoanSize(loan, least, most);
        if (OpenLoanOf(who).Key != Guid.Empty) return SiteErrors.HouseholdOwes;
        if (Lent + loan > Fund) return SiteErrors.FundExhausted(Fund - Lent);
        return [new LoanGranted(id, who, loan, day, by, now)];
    }

    public Decision<SiteEvent> RepayLoan(string household, decimal? amount, DateOnly? on, string by, DateTimeOffset now)
    {
        if (Gone is { } gone) return gone;
        var (loan, owed) = OpenLoanOf(household);
        if (loan == Guid.Empty) return SiteErrors.LoanNotOpen;
        var form = new Form(now, Lends);
        form.Refuse(Money.Check(amount, "amount", out var paid));
        var day = form.Day(on);
        if (form.Fault is { } fault) return fault;
        return paid > owed.Owed ? SiteErrors.MoreThanOwed(owed.Owed) : [new LoanRepaid(loan, paid, paid == owed.Owed, day, by, now)];
    }

    // A household has one at a time.
    private KeyValuePair<Guid, (string Household, Money Owed)> OpenLoanOf(string household) => Loans.FirstOrDefault(l => PlainForm.Of(l.Value.Household) == PlainForm.Of(household));

    private Site Repaid(LoanRepaid e)
    {
        var (household, owed) = Loans[e.LoanId];
        return this with { Loans = owed == e.Amount ? Loans.Remove(e.LoanId) : Loans.SetItem(e.LoanId, (household, owed - e.Amount)) };
    }
}
