using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Domain.Goods;

namespace JinhuRedCross.Fundraising.Domain.Campaigns;

/// <summary>Whether the donor wants the fiscal receipt (FUN-07).</summary>
internal enum ReceiptWish
{
    Wanted,
    Waived,
}

/// <summary>Who gave, as far as he told. Each part can be erased alone.</summary>
internal sealed record Donor(DonorKind Kind, Private<string>? Name, Private<string>? Phone, Private<string>? IdNumber, Private<string>? CreditCode);

/// <summary>Where a gift that came from a list stands in it: a list and its rows are imported once.</summary>
internal sealed record ListOrigin(Guid Import, string Source, string RowNumber);

/// <summary>A donor as somebody typed him.</summary>
internal sealed record ProposedDonor(DonorKind? Kind, string? Name, string? Phone, string? IdNumber, string? CreditCode);

/// <summary>A gift as somebody typed it or as a list tells it; the amount in yuan.</summary>
/// <param name="Parts">Of a collective gift: who gave how much of it (FUN-13).</param>
/// <param name="Goods">Of a gift of goods, in place of an amount (FUN-06).</param>
/// <param name="List">Set where it comes from a list: money that has arrived is taken, and what is missing becomes a task.</param>
internal sealed record ProposedGift(
    ProposedDonor? Donor,
    decimal? Amount,
    Channel? Channel,
    string? TransactionNumber,
    DateTimeOffset? GivenAt,
    DateTimeOffset? ReceivedAt,
    string? Earmark,
    Publicity? Publicity,
    ReceiptWish? Receipt,
    string? Message,
    string? LetterReference,
    bool? Overseas,
    ListOrigin? List = null,
    IReadOnlyList<ProposedPart>? Parts = null,
    IReadOnlyList<ProposedGoods>? Goods = null,
    ProposedTerms? Terms = null);

/// <summary>A gift that has passed every rule that does not depend on the campaign.</summary>
internal sealed record Gift(
    Donor Donor,
    Money Amount,
    Channel Channel,
    string? TransactionNumber,
    DateTimeOffset GivenAt,
    DateTimeOffset ReceivedAt,
    string? Earmark,
    Publicity Publicity,
    ReceiptWish Receipt,
    Private<string>? Message,
    string? LetterReference,
    bool Overseas,
    bool LetterOwed,
    IReadOnlyList<GiftPart>? Parts,
    IReadOnlyList<GoodsItem>? Goods,
    GiftTerms? Terms)
{
    /// <summary>The gift that was asked for, or everything that is wrong with it (FUN-06, TRA-03), by the figures of the day on which it was received.</summary>
    public static Error? Check(ProposedGift asked, Guid id, DateTimeOffset now, Rulebook rules, out Gift gift)
    {
        var errors = new List<Error>();
        void Refuse(Error? error)
        {
            if (error is not null) errors.Add(error);
        }

        string? Text(string? text, string field, int most, bool lines = false)
        {
            Refuse(PlainText.Check(text, field, most, out var clean, lines));
            return clean;
        }

        var donor = DonorCheck.Check(asked, id, now, errors);
        var inGoods = asked.Goods is { Count: > 0 };
        var amount = Money.Zero;
        var unsound = inGoods ? null : Money.Check(asked.Amount, "amount", out amount);
        Refuse(unsound);
        if (inGoods && (asked.Amount is not null || asked.Parts is { Count: > 0 })) Refuse(GoodsErrors.WithMoney);
        if (asked.Channel is null && !inGoods) Refuse(DonationErrors.Missing("channel", "捐赠方式"));
        if (asked.GivenAt is null) Refuse(DonationErrors.Missing("givenAt", "捐出时间"));
        if (asked.ReceivedAt is null) Refuse(DonationErrors.Missing("receivedAt", "到账时间"));
        if (asked.Publicity is null) Refuse(DonationErrors.Missing("publicity", "公示方式"));
        if (asked.Receipt is null) Refuse(DonationErrors.Missing("receipt", "是否需要票据"));
        Refuse(DayRange.Check(asked.GivenAt is { } g ? ChinaTime.DayOf(g) : null, "givenAt"));
        var unlikely = DayRange.Check(asked.ReceivedAt is { } r ? ChinaTime.DayOf(r) : null, "receivedAt");
        Refuse(unlikely);
        if (unlikely is null && asked.ReceivedAt > now.AddMinutes(5)) Refuse(DonationErrors.ReceivedInFuture(asked.ReceivedAt.Value));
        if (asked is { GivenAt: { } given, ReceivedAt: { } received } && ChinaTime.DayOf(given) > ChinaTime.DayOf(received)) Refuse(DonationErrors.GivenAfterReceived);
        if (asked is { Publicity: Campaigns.Publicity.Name or Campaigns.Publicity.Masked, Donor.Kind: DonorKind.Anonymous, List: null }) Refuse(DonationErrors.AnonymousHasNoName);
        var letter = Text(asked.LetterReference, "letterReference", 100);
        var figures = rules.FundraisingOn(ChinaTime.DayOf(asked.ReceivedAt ?? now));
        var threshold = figures.LargeDonation;
        var goods = inGoods ? GoodsCheck.Check(asked.Goods!, ChinaTime.DayOf(asked.ReceivedAt ?? now), figures, errors) : null;
        var large = (goods is null ? amount : GoodsCheck.KnownValueOf(goods)) >= threshold;
        if (large && letter is null && asked.List is null) Refuse(DonationErrors.LetterRequired(threshold));
        gift = new(
            donor,
            amount,
            asked.Channel ?? (inGoods ? Campaigns.Channel.Other : default),
            Text(asked.TransactionNumber, "transactionNumber", 64),
            asked.GivenAt?.ToUniversalTime() ?? default,
            asked.ReceivedAt?.ToUniversalTime() ?? default,
            Text(asked.Earmark, "earmark", 50),
            asked.Publicity ?? default,
            asked.Receipt ?? default,
            Private.Of(PrivateKind.Message, id, Text(asked.Message, "message", 500, lines: true)),
            letter,
            asked.Overseas ?? false,
            large && letter is null,
            asked.Parts is { Count: > 0 } parts && !inGoods ? GiftParts.Check(parts, asked.Donor?.Kind, id, unsound is null ? amount : null, figures.PartsPerGift, errors) : null,
            goods,
            GiftTerms.Check(asked.Terms, id, now, errors));
        return Error.All(errors);
    }
}
