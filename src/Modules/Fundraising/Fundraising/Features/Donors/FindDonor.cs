using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Donors;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Fundraising.Features.Donors;

/// <summary>All gifts of one donor over all campaigns, by what he tells of himself (FUN-09). A question, although it comes as POST: what it names stays out of addresses and logs.</summary>
internal static class FindDonor
{
    /// <summary>捐赠人自述的信息；至少填一项，填写的各项须同时符合</summary>
    /// <param name="Name">姓名或单位名称（全名；大小写、全半角、空格不计）</param>
    /// <param name="Phone">电话</param>
    /// <param name="IdNumber">身份证号码</param>
    /// <param name="CreditCode">统一社会信用代码</param>
    internal sealed record Request(string? Name, string? Phone, string? IdNumber, string? CreditCode);

    public static void Map(RouteGroupBuilder module) => module.MapPost("/donors/find", Handle)
        .WithTags("捐赠人权利（Donors' rights）")
        .WithName("findDonor").WithSummary("按捐赠人查捐赠（Find a donor's gifts）")
        .WithDescription("在全部活动和资金中查找同一捐赠人的捐赠，包括已作废和已转出的。填写的各项须同时符合；同名者可能是不同的人，请再核对电话或证件号码。电话和证件号码只按密文比对，不显示。这是查询，不改变任何数据。")
        .Permission("fundraising.donors")
        .Refuses(DonorRequestErrors.SearchEmpty)
        .Refuses(422, "phone.invalid", "identity.check_digit", "credit_code.check_character", "text.too_long", "text.forbidden_character")
        .SortableBy([.. DonationsThat.Sorts])
        .Example(new Request("示例甲", "13800138000", null, null));

    private static async Task<Results<Ok<ListResponse<DonationResponse>>, Problem>> Handle(
        Request request, ListQuery query, Reads<DonationRow> donations, Reads<DonorKeyRow> keys, JournalKeys secrets, QueryCodes codes, TimeProvider clock, HttpContext context, CancellationToken cancel)
    {
        var (wanted, asked, fault) = Read(request, secrets, ChinaTime.DayOf(clock.GetUtcNow()));
        if (fault is not null) return fault.ToProblem();
        foreach (var (kind, digest) in asked)
        {
            var ids = await keys.Ask((rows, ct) => rows.Where(DonorKeyRow.Are(kind, digest).Condition).Select(k => k.DonationId).ToListAsync(ct), cancel);
            context.SayLag(ids.Lagging);
            wanted &= DonationsThat.AreOneOf(ids.Value);
        }

        var found = await donations.Find(wanted, query.Page(), DonationsThat.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(await found.Show(context, d => DonationResponse.Of(d, codes)).Summed(query, donations, wanted, d => d.AmountFen, cancel));
    }

    private static (Specification<DonationRow> Wanted, List<(DonorKeyKind Kind, Guid Digest)> Keys, Error? Fault) Read(Request asked, JournalKeys secrets, DateOnly today)
    {
        var (wanted, keys, errors) = (Specification<DonationRow>.All, new List<(DonorKeyKind, Guid)>(), new List<Error>());
        if (PlainText.Check(asked.Name, "name", 200, out var name) is { } unclean) errors.Add(unclean);
        if (name is not null) wanted = DonationsThat.BearName(DonationRow.NameKeyOf(name));
        if (!string.IsNullOrWhiteSpace(asked.Phone)) Add(DonorKeyKind.Phone, PrivateKind.Contact, PhoneNumber.Check(asked.Phone, organisation: true, "phone", out var phone), phone);
        if (!string.IsNullOrWhiteSpace(asked.IdNumber)) Add(DonorKeyKind.IdNumber, PrivateKind.Identity, IdentityNumber.Check(asked.IdNumber, today, "idNumber", out var identity), identity);
        if (!string.IsNullOrWhiteSpace(asked.CreditCode)) Add(DonorKeyKind.CreditCode, PrivateKind.Identity, CreditCode.Check(asked.CreditCode, "creditCode", out var credit), credit);
        if (name is null && keys.Count == 0 && errors.Count == 0) errors.Add(DonorRequestErrors.SearchEmpty);
        return (wanted, keys, Error.All(errors));

        void Add(DonorKeyKind kind, PrivateKind part, Error? error, string text)
        {
            if (error is not null) errors.Add(error);
            else keys.Add((kind, secrets.DigestOf(part, text)));
        }
    }
}
