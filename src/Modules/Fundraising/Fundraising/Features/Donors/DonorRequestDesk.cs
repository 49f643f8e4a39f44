using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Donors;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.Grains;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Donors;

/// <summary>Decisions about a donor's request; what was erased since is not in the answer of a repeat.</summary>
internal sealed class DonorRequestDesk(IGrainFactory grains, Journal journal, Commands commands, GiftDesk gifts, TimeProvider clock)
    : Desk<IDonorRequestGrain, DonorRequest, DonorRequestEvent, DonorRequestRow, DonorRequestResponse>(
        grains, journal, commands, new("donor-request", DonorRequestErrors.NotFound, DonorRequest.NumberClaim, row => DonorRequestResponse.Of(row, ChinaTime.DayOf(clock.GetUtcNow()))))
{
    /// <summary>The gifts that somebody names by number or id, each once.</summary>
    public async Task<(IReadOnlyList<RequestedGift> Gifts, Error? Error)> Gifts(IReadOnlyList<string>? named, CancellationToken cancel)
    {
        if (named is { Count: > DonorRequest.MostGifts }) return ([], DonorRequestErrors.TooManyGifts);
        var (found, errors) = (new List<RequestedGift>(), new List<Error>());
        foreach (var (name, i) in (named ?? []).Select((n, i) => (n, i)))
        {
            if ((await gifts.Gift(name.Trim(), cancel)).Value is { } gift) found.Add(new(gift.Id, gift.Number));
            else errors.Add(DonorRequestErrors.GiftUnknown(i));
        }

        return ([.. found.Distinct()], Error.All(errors));
    }
}

/// <summary>捐赠人申请</summary>
/// <param name="Number">编号，如 JH-CX-2026-0001</param>
/// <param name="Kind">query 查询、copy 复制、correction 更正、other 其他</param>
/// <param name="From">申请人；个人姓名脱敏，已删除的为空</param>
/// <param name="What">申请内容</param>
/// <param name="Way">visit 来访、phone 电话、letter 信函、email 电子邮件、weChat 微信、publicNotice 公告、other 其他</param>
/// <param name="ReceivedOn">收到日期</param>
/// <param name="DueOn">答复期限：收到后第 15 个工作日（参数 Fundraising.DonorRequestDays）</param>
/// <param name="Late">未在期限内答复</param>
/// <param name="Gifts">有关的捐赠编号</param>
/// <param name="ReceivedBy">登记人</param>
/// <param name="IdentityHow">身份核对方式；尚未核对的为空</param>
/// <param name="IdentityBy">身份核对人</param>
/// <param name="AnswerWay">答复方式</param>
/// <param name="DocumentReference">答复文书编号</param>
/// <param name="AnswerNote">答复说明</param>
/// <param name="AnsweredOn">答复日期；尚未答复的为空</param>
/// <param name="AnsweredBy">答复人</param>
/// <param name="Version">版本，同 ETag</param>
internal sealed record DonorRequestResponse(
    Guid Id, string Number, DonorRequestKind Kind, string? From, string? What, ContactWay Way, DateOnly ReceivedOn, DateOnly DueOn, bool Late, IReadOnlyList<string> Gifts, string ReceivedBy,
    string? IdentityHow, string? IdentityBy, ContactWay? AnswerWay, string? DocumentReference, string? AnswerNote, DateOnly? AnsweredOn, string? AnsweredBy, long Version)
{
    public static DonorRequestResponse Of(DonorRequestRow r, DateOnly today) => new(
        r.Id, r.Number, r.Kind, ShownFrom(r), r.What, r.Way, r.ReceivedOn, r.DueOn, (r.AnsweredOn ?? today) > r.DueOn, r.GiftNumbers.Split('\n', StringSplitOptions.RemoveEmptyEntries), r.ReceivedBy,
        r.IdentityHow, r.IdentityBy, r.AnswerWay, r.DocumentReference, r.AnswerNote, r.AnsweredOn, r.AnsweredBy, r.Version);

    public static string? ShownFrom(DonorRequestRow r) => Shown.Payee(r.From, r.From is { } name && Domain.ReadsAsUnit.Matches(name));
}
