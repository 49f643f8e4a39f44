using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donations;
using JinhuRedCross.Fundraising.Domain.Goods;
using JinhuRedCross.Fundraising.Features.Goods;
using JinhuRedCross.Fundraising.Features.Parts;
using JinhuRedCross.Fundraising.Features.Periods;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Donations;

/// <summary>Somebody gave money, and it has arrived (FUN-06).</summary>
internal static class RecordDonation
{
    /// <summary>一笔已到账的捐赠</summary>
    /// <param name="Donor">捐赠人</param>
    /// <param name="Amount">金额（元，最多两位小数）</param>
    /// <param name="Channel">捐赠方式</param>
    /// <param name="TransactionNumber">交易单号；同一渠道的同一单号只能登记一次</param>
    /// <param name="GivenAt">捐出时间（带时区）</param>
    /// <param name="ReceivedAt">到账时间（带时区）</param>
    /// <param name="Earmark">定向用途；没有则不填</param>
    /// <param name="Publicity">公示方式：name 公开姓名、masked 脱敏、anonymous 匿名</param>
    /// <param name="Receipt">公益事业捐赠票据：wanted 需要、waived 放弃</param>
    /// <param name="Message">留言</param>
    /// <param name="LetterReference">书面捐赠函编号；100 万元以上必填</param>
    /// <param name="Overseas">是否来自境外；审查通过前不能使用</param>
    /// <param name="Goods">实物：填写后不填 amount，channel 可不填</param>
    /// <param name="Beneficiary">捐赠人指定的受益人；不得是捐赠人的利害关系人</param>
    /// <param name="Agreement">捐赠协议</param>
    /// <param name="Conditions">捐赠所附条件</param>
    /// <param name="ConditionsLawful">声明：所附条件不违反法律和社会公德，不宣传烟草制品等法律禁止宣传的产品和事项；附条件时必须为 true</param>
    /// <param name="Parts">集体捐赠的名单（捐赠人为单位）：合计须等于金额；也可以以后补登</param>
    internal sealed record Request(
        DonorRequest? Donor, decimal? Amount, Channel? Channel, string? TransactionNumber, DateTimeOffset? GivenAt, DateTimeOffset? ReceivedAt, string? Earmark,
        Publicity? Publicity, ReceiptWish? Receipt, string? Message, string? LetterReference, bool? Overseas,
        IReadOnlyList<GoodsRequest>? Goods = null, IReadOnlyList<PartRequest>? Parts = null,
        BeneficiaryRequest? Beneficiary = null, AgreementRequest? Agreement = null, string? Conditions = null, bool? ConditionsLawful = null)
    {
        private ProposedTerms? ToTerms() => Beneficiary is null && Agreement is null && string.IsNullOrWhiteSpace(Conditions) ? null : new(
            Beneficiary is not null, Beneficiary?.Name, Beneficiary?.Relation, Agreement is not null, Agreement?.Number, Agreement?.SignedOn, Conditions, ConditionsLawful);

        public ProposedGift ToGift() => new(
            Donor is { } d ? new(d.Kind, d.Name, d.Phone, d.IdNumber, d.CreditCode) : null, Amount, Channel, TransactionNumber, GivenAt, ReceivedAt, Earmark, Publicity, Receipt, Message,
            LetterReference, Overseas, Parts: Parts is null ? null : PartRequest.ToParts(Parts), Goods: Goods is null ? null : GoodsRequest.ToGoods(Goods), Terms: ToTerms());
    }

    /// <summary>捐赠人</summary>
    /// <param name="Kind">individual 个人、organisation 单位、anonymous 匿名</param>
    /// <param name="Name">姓名或单位名称；匿名不填</param>
    /// <param name="Phone">电话</param>
    /// <param name="IdNumber">身份证号码（个人）</param>
    /// <param name="CreditCode">统一社会信用代码（单位）</param>
    internal sealed record DonorRequest(DonorKind? Kind, string? Name, string? Phone, string? IdNumber, string? CreditCode);

    /// <summary>捐赠人指定的受益人</summary>
    /// <param name="Name">姓名</param>
    /// <param name="Relation">与捐赠人的关系：none 无、relative 亲属、employee 员工、owner 投资人或控制人、other 其他利害关系；只有 none 可以接受</param>
    internal sealed record BeneficiaryRequest(string? Name, BeneficiaryRelation? Relation);

    /// <summary>捐赠协议</summary>
    /// <param name="Number">编号</param>
    /// <param name="SignedOn">签订日期</param>
    internal sealed record AgreementRequest(string? Number, DateOnly? SignedOn);

    public static void Map(RouteGroupBuilder campaigns) => campaigns.MapPost("/{id}/donations", Handle)
        .WithName("recordDonation").WithSummary("登记捐赠（Record a donation）")
        .WithDescription("登记一笔已到账的捐赠。钱和物资分两笔登记。返回捐赠编号和查询码，请转交捐赠人：凭这两项可查款项去向。到账月份已结账的照常登记，记入首个未结账的月份（bookedMonth）。集体捐赠（学校、机关统一转入）可附名单 parts，每人有自己的编号和查询码。")
        .Permission("fundraising.record")
        .Refuses(CampaignErrors.NotFound, CampaignErrors.NotLaunched, CampaignErrors.Suspended, CampaignErrors.Closed, DonationErrors.AnonymousHasNoName, DonationErrors.GivenAfterReceived)
        .Refuses(409, "donation.payment_recorded")
        .Refuses(422, "donation.field_missing", "donation.letter_required", "donation.received_in_future", "day.out_of_range", "donation.received_after_end", "donation.too_many_earmarks",
            "amount.not_positive", "amount.too_precise", "amount.too_large", "identity.check_digit", "phone.invalid", "text.too_long", "text.forbidden_character")
        .Refuses(PartErrors.NeedsUnit, GoodsErrors.WithMoney, DonationErrors.InterestedBeneficiary, DonationErrors.ConditionsUndeclared)
        .Refuses(422, "goods.field_missing", "goods.quantity_invalid", "goods.value_needs_proof", "goods.expiry_missing", "goods.expires_soon", "goods.expired", "goods.too_many", "day.in_future")
        .Refuses(422, "parts.sum_differs", "parts.name_missing", "parts.too_many")
        .ExampleParameter("id", ExampleNumbers.Campaign)
        .Example(_example, "钱款")
        .Example(_goods, "实物");

    private static readonly Request _example = new(
        new(DonorKind.Individual, "示例甲", "13800138000", "320831199003079994", null), 1409.5m, Domain.Campaigns.Channel.BankTransfer, "示例20260121000001",
        new(2026, 1, 21, 9, 30, 0, TimeSpan.FromHours(8)), new(2026, 1, 21, 9, 31, 0, TimeSpan.FromHours(8)), null, Domain.Campaigns.Publicity.Masked, ReceiptWish.Wanted, "祝家乡的孩子们学业进步", null, true);

    private static readonly Request _goods = _example with
    {
        Donor = new(DonorKind.Organisation, "金湖示例食品有限公司", null, null, null),
        Amount = null,
        Channel = null,
        TransactionNumber = null,
        Publicity = Domain.Campaigns.Publicity.Name,
        Message = null,
        Overseas = null,
        Goods = [new("大米", GoodsCategory.Food, "袋", 100, 12_000, "发票 示例0001", new(2099, 12, 31)), new("棉被", GoodsCategory.Other, "床", 50)],
    };

    private static async Task<Results<CreatedAt<DonationResponse>, OkAt<DonationResponse>, Problem>> Handle(
        string id, Request request, CommandRequest http, CampaignDesk desk, GiftDesk gifts, PeriodDesk periods, QueryCodes codes, CancellationToken cancel)
    {
        var (campaign, decided) = await desk.Ask(id, http, request, (grain, command) => grain.RecordDonation(command, request.ToGift()), cancel);
        if (decided.Error is { } error) return error.ToProblem();
        var recorded = decided.Only<DonationRecorded>();
        // A repeat tells nothing that was erased or restricted since.
        var row = decided.Replayed ? await gifts.Recorded(recorded.DonationId.ToString(), cancel) : null;
        var booked = await periods.BookedElsewhere(recorded, http.DryRun, decided.Replayed, cancel);
        var gift = DonationResponse.Of(row ?? DonationRow.Of(recorded, campaign), codes) with { BookedMonth = booked };
        return http.DryRun ? Answers.Ok(gift, gift.Version) : Answers.Created($"/api/v1/fundraising/donations/{gift.Id}", gift, gift.Version);
    }
}
