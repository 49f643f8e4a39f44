using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Imports;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Imports;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.Lists;

namespace JinhuRedCross.Fundraising.Features.Imports;

/// <summary>What the rows of one list become: each is the same command whenever this list comes.</summary>
internal sealed class ListedRows(ImportRequested request, DateOnly assumedDay, Commands commands, string campaignNumber)
{
    private static readonly byte[] _noFingerprint = [];

    public ImportRequested Request => request;

    public DateOnly DayOf(ListedGift gift) => gift.GivenOn ?? assumedDay;

    public Guid IdOf(ListedGift gift) => ListedGiftIds.Of(commands, campaignNumber, request.Source, gift.Number, DayOf(gift), gift.Name, gift.Amount);

    // The identity holds the whole content, so there is nothing else to compare a repeat with.
    public Command CommandOf(Guid id) => new(id, _noFingerprint, request.By);

    public ProposedGift GiftOf(ListedGift gift) => Gift(gift.Number, DayOf(gift), gift.Kind, gift.Name, gift.Amount, gift.Channel, gift.TransactionNumber, gift.Earmark, gift.Remark, gift.Phone, gift.PublicityText is { } shown ? PublicityText.Read(shown) : null);

    /// <remarks>Whoever had his name erased gives without one; a name that cannot be read is a fault, and the gift is refused.</remarks>
    public ProposedGift GiftOf(HeldRow row) =>
        Gift(row.Number, row.Day, row.Name?.State == PrivateState.Erased ? DonorKind.Anonymous : row.Kind, row.Name?.OrNothing ?? "", row.Amount, row.Channel, row.TransactionNumber, row.Earmark, row.Remark?.OrNothing, row.Phone?.OrNothing);

    public HeldRow Hold(Guid id, ListedGift gift, string matches) => new(
        id, gift.Row, gift.Number, DayOf(gift), gift.Kind, Private.Of(PrivateKind.Name, id, gift.Name), gift.Amount, Private.Of(PrivateKind.Message, id, gift.Remark),
        Private.Of(PrivateKind.Contact, id, gift.Phone), gift.TransactionNumber, gift.Earmark, gift.Channel, matches);

    /// <summary>A refusal of the campaign as a row of the report.</summary>
    public static RefusedRow Refuse(ListedGift gift, Error error) =>
        new(gift.Row, error.Field ?? "", error.Field switch { "amount" => gift.Amount.ToString(), "number" => gift.Number, _ => Masking.Name(gift.Name) }, error.Code, error.Zh, error.En);

    private ProposedGift Gift(string number, DateOnly day, DonorKind kind, string name, Money amount, Channel? channel, string? transaction, string? earmark, string? remark, string? phone, Publicity? publicity = null)
    {
        var at = ChinaTime.StartOf(day);
        // A telephone number that is none is no reason to leave money unrecorded.
        var telephone = phone is not null && PhoneNumber.Check(phone, kind == DonorKind.Organisation, "phone", out var clean) is null ? clean : null;
        return new(
            new(kind, name, telephone, null, null), amount.InYuan, channel ?? request.Channel, transaction, at, at, earmark,
            kind == DonorKind.Anonymous ? Publicity.Anonymous : publicity ?? request.Publicity, ReceiptWish.Wanted, remark, null, false, new(request.ImportId, request.Source, number));
    }
}
