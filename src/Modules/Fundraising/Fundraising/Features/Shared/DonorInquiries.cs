using System.Text.RegularExpressions;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Grains;
using Microsoft.AspNetCore.Http;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>Lets somebody in by the number and the code of a gift or of a part of one, and nobody else: one answer for a wrong code and for an absent number, and a lock after ten (FUN-09, NET-03).</summary>
internal sealed partial class DonorInquiries(IGrainFactory grains, Commands commands, GiftDesk gifts, PartDesk parts, QueryCodes codes, CheckCodes checks)
{
    private static readonly Error _notFound = Error.NotFound("donation.not_found",
        "没有找到：捐赠编号或查询码不正确。请核对捐赠确认信息上的两项", "Not found: the gift's number or its query code is wrong; check both");

    private static readonly Error _locked = Error.Invalid("donation.inquiry_locked",
        "查询码连续输错十次，此编号暂停查询一小时；请稍后再试，或致电金湖县红十字会", "Ten wrong codes: this number is locked for an hour; try later or call the society");

    private static readonly Error _noSuchPaper = Error.NotFound("confirmation.not_found",
        "没有查到这张确认单或证书：捐赠编号或校验码不正确。请核对纸上的两项；核对无误仍查不到的，可能不是本会出具，请致电金湖县红十字会",
        "No such paper: the gift's number or the check code is wrong; check both. If they are right, the paper may not be ours: call the society");

    private static readonly Error _checkLocked = Error.Invalid("confirmation.check_locked",
        "校验码连续输错十次，此编号暂停核验一小时；请稍后再试，或致电金湖县红十字会", "Ten wrong check codes: this number is locked for an hour; try later or call the society", "FUN-07a");

    /// <summary>The donor himself, by his query code.</summary>
    public Task<Inquiry> Ask(string? number, string? queryCode, CancellationToken cancel) => Ask("", number, id => codes.Fits(id, queryCode ?? ""), _notFound, _locked, cancel);

    /// <summary>Whoever holds a paper of ours, by its check code: counted apart, so that guessing there does not lock the donor out here.</summary>
    public Task<Inquiry> Check(string? number, string? checkCode, CancellationToken cancel) => Ask("check/", number, id => checks.Fits(id, checkCode ?? ""), _noSuchPaper, _checkLocked, cancel);

    private async Task<Inquiry> Ask(string counter, string? number, Func<Guid, bool> fits, Error notFound, Error locked, CancellationToken cancel)
    {
        var asked = (number ?? "").Trim().ToUpperInvariant();
        // What cannot be a number is not worth a grain to count guesses.
        if (!NumberPattern().IsMatch(asked)) return new(null, notFound, null);
        var inquiry = grains.Grain<IDonationInquiryGrain>(commands.IdOf("donation-inquiry", counter + asked));
        if (await inquiry.Locked() is { } left) return new(null, locked, left);
        var found = new AskedGift((await gifts.Gift(asked, cancel)).Value, await parts.Part(asked, cancel));
        if ((found.Gift?.Id ?? found.Part?.Id) is not { } id || !fits(id))
        {
            await inquiry.Wrong();
            return new(null, notFound, null);
        }

        await inquiry.Right();
        return new(found.Gift is null ? found : found with { Part = null }, null, null);
    }

    [GeneratedRegex("^[A-Z0-9-]{1,40}$")]
    private static partial Regex NumberPattern();
}

/// <summary>The gift that somebody may see, or why not.</summary>
/// <param name="LockedFor">How long its number is locked, if it is.</param>
internal sealed record Inquiry(AskedGift? Gift, Error? Error, TimeSpan? LockedFor)
{
    public Problem ToProblem() => LockedFor is { } left ? Error!.ToProblem(StatusCodes.Status429TooManyRequests, left) : Error!.ToProblem();
}
