namespace JinhuRedCross.Opponents;

internal enum DonorKind
{
    Individual,
    Organisation,
    Anonymous,
}

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

internal enum Publicity
{
    Name,
    Masked,
    Anonymous,
}

internal enum ReceiptWish
{
    Wanted,
    Waived,
}

/// <summary>A donor as the request tells it.</summary>
internal sealed record DonorRequest(DonorKind? Kind, string? Name, string? Phone);

/// <summary>The same request as the platform's: the fields that the bench sends.</summary>
internal sealed record GiftRequest(
    DonorRequest? Donor, decimal? Amount, Channel? Channel, string? TransactionNumber, DateTimeOffset? GivenAt, DateTimeOffset? ReceivedAt, Publicity? Publicity, ReceiptWish? Receipt, string? Message);

/// <summary>A gift that has passed the checks, as it is stored.</summary>
internal sealed record Gift(
    Guid Id, Guid CampaignId, DonorKind DonorKind, string? DonorName, string? DonorPhone, long AmountFen, Channel Channel, string? TransactionNumber, DateTimeOffset GivenAt,
    DateTimeOffset ReceivedAt, Publicity Publicity, ReceiptWish Receipt, string? Message, DateTimeOffset RecordedAt);

/// <summary>The answer: the gift, without what the public may not see.</summary>
internal sealed record GiftAnswer(
    Guid Id, Guid CampaignId, string DisplayName, decimal Amount, Channel Channel, string? TransactionNumber, DateTimeOffset GivenAt, DateTimeOffset ReceivedAt, DateTimeOffset RecordedAt,
    Publicity Publicity, ReceiptWish Receipt, string? Message)
{
    public static GiftAnswer Of(Gift gift) => new(
        gift.Id, gift.CampaignId, Display(gift), gift.AmountFen / 100m, gift.Channel, gift.TransactionNumber, gift.GivenAt, gift.ReceivedAt, gift.RecordedAt, gift.Publicity, gift.Receipt, gift.Message);

    private static string Display(Gift gift) => gift switch
    {
        { Publicity: Publicity.Anonymous } or { DonorName: null } => "匿名",
        { Publicity: Publicity.Masked, DonorName: { Length: > 0 } name } => name[0] + new string('*', name.Length - 1),
        _ => gift.DonorName!,
    };
}
