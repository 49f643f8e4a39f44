namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <summary>Figures that the rules leave to be set: configuration section <c>Fundraising</c>, defaults as in docs/rules/fundraising.md.</summary>
internal sealed record FundraisingParameters
{
    /// <summary>From this amount a gift needs a written letter (FUN-06).</summary>
    public decimal LargeDonationYuan { get; init; } = 1_000_000;

    /// <summary>From this amount a payment needs a collective decision's number (DEC-01).</summary>
    public decimal LargeSpendYuan { get; init; } = 30_000;

    /// <summary>A public campaign is filed at least so many days before its start (FUN-03).</summary>
    public int FilingDaysBefore { get; init; } = 10;

    /// <summary>An emergency campaign may be filed until so many days after its start (FUN-03).</summary>
    public int EmergencyFilingDaysAfter { get; init; } = 10;

    /// <summary>Accounting vouchers, and the names on them, are kept so many years after the year they belong to (SEC-05).</summary>
    public int VoucherYears { get; init; } = 30;

    /// <summary>How many purposes donors may name within one campaign (FUN-20): bounds its state.</summary>
    public int EarmarksPerCampaign { get; init; } = 200;
}
