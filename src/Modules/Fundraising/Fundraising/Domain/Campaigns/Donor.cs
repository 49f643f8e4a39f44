namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <summary>Who gives.</summary>
internal enum DonorKind
{
    Individual,
    Organisation,
    Anonymous,
}

/// <summary>How the donor wants to be shown to the public (TRA-03): by name, masked, or not at all.</summary>
internal enum Publicity
{
    Name,
    Masked,
    Anonymous,
}

/// <summary>The way by which money came in.</summary>
internal enum Channel
{
    BankTransfer,
    WeChatPay,
    Alipay,
    UnionPay,
    Cash,
    Pos,
    Platform,
    Other,
}
