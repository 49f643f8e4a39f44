using System.Text.Json;
using JinhuRedCross.BuildingBlocks.Audit;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Donations;

/// <summary>Somebody with a reason sees who a donor is in full; that he did stands in the audit trail before he sees it (SEC-04).</summary>
internal static class UnmaskDonor
{
    /// <summary>可以查看明文的字段</summary>
    internal enum Field
    {
        Name,
        Phone,
        IdNumber,
        CreditCode,
        Message,
    }

    /// <summary>查看明文的请求</summary>
    /// <param name="Reason">理由，写入审计记录（不要写入个人信息）</param>
    /// <param name="Fields">要查看的字段：name 姓名、phone 电话、idNumber 证件号码、creditCode 统一社会信用代码、message 留言</param>
    internal sealed record Request(string? Reason, IReadOnlyList<Field>? Fields);

    /// <summary>捐赠人信息明文；只有所请求的字段，没有登记或已删除的为空</summary>
    /// <param name="Id">捐赠标识</param>
    /// <param name="Number">捐赠编号</param>
    /// <param name="Name">姓名或单位名称</param>
    /// <param name="Phone">电话</param>
    /// <param name="IdNumber">证件号码</param>
    /// <param name="CreditCode">统一社会信用代码</param>
    /// <param name="Message">留言</param>
    internal sealed record Response(Guid Id, string Number, string? Name, string? Phone, string? IdNumber, string? CreditCode, string? Message);

    public static void Map(RouteGroupBuilder module) => module.MapPost("/donations/{id}/unmask", Handle)
        .WithTags("捐赠（Donations）")
        .WithName("unmaskDonor").WithSummary("查看捐赠人明文（Unmask a donor）")
        .WithDescription("须说明理由；何人、何时、何地、因何理由看了哪些字段，先写入审计记录，后显示。捐赠人已请求删除而依法限制使用的，不再显示明文。dryRun=true 只检查，不显示。")
        .Permission("people.unmask")
        .Refuses(DonationErrors.NotFound, DonationErrors.Restricted, UnmaskErrors.ReasonMissing, UnmaskErrors.FieldsMissing)
        .Refuses(422, "text.too_long", "text.forbidden_character")
        .ExampleParameter("id", ExampleNumbers.Gift)
        .Example(new Request("核对捐赠人，邮寄收据", [Field.Name, Field.Phone]));

    private static async Task<Results<Ok<Response>, Problem>> Handle(
        string id, Request request, CommandRequest http, GiftDesk gifts, GiftDecisions decisions, HttpContext context, CancellationToken cancel)
    {
        if (UnmaskErrors.Check(request.Reason, request.Fields?.Count ?? 0, out var reason) is { } fault) return fault.ToProblem();
        if (await gifts.Born(id, cancel) is not { Recorded: var recorded }) return DonationErrors.NotFound.ToProblem();
        if ((await gifts.Recorded(recorded.DonationId.ToString(), cancel))?.Restricted is true) return DonationErrors.Restricted.ToProblem();
        if (http.DryRun) return TypedResults.Ok(new Response(recorded.DonationId, recorded.Number, null, null, null, null, null));
        var (gift, fields) = ((await decisions.Grain(recorded.DonationId).Show()).Over(recorded), request.Fields!.Distinct().Order().ToList());
        await context.Audit(context.Entry(AuditAction.Unmask) with
        {
            Target = $"donation/{recorded.DonationId}",
            Reason = reason,
            Fields = [.. fields.Select(f => JsonNamingPolicy.CamelCase.ConvertName(f.ToString()))],
        });
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(Show(gift, fields));
    }

    private static Response Show(DonationRecorded gift, List<Field> fields)
    {
        var donor = gift.Donor;
        string? If(Field field, string? value) => fields.Contains(field) ? value : null;
        return new(
            gift.DonationId, gift.Number, If(Field.Name, donor.Name?.OrNothing), If(Field.Phone, donor.Phone?.OrNothing), If(Field.IdNumber, donor.IdNumber?.OrNothing),
            If(Field.CreditCode, donor.CreditCode?.OrNothing), If(Field.Message, gift.Message?.OrNothing));
    }
}
