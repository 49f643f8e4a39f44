using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Domain.Statements;

/// <summary>What kind of account money lies on.</summary>
internal enum AccountKind
{
    Bank,
    WeChatPay,
    Alipay,
    Cash,
}

/// <summary>An account as somebody registers it; the balance in yuan.</summary>
/// <param name="OpeningOn">From this day on the platform keeps it; the balance is as of its beginning.</param>
internal sealed record ProposedAccount(string? Number, string? Name, AccountKind? Kind, IReadOnlyList<Channel>? Channels, decimal? OpeningBalance, DateOnly? OpeningOn);

/// <summary>Which format a statement came in.</summary>
internal enum StatementFormat
{
    Bank,
    WeChatPay,
    Alipay,
}

/// <summary>An account as a payment names it.</summary>
internal sealed record NamedAccount(Guid Id, string Number);
