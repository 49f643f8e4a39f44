using System.Security.Cryptography;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.Lists;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Parts;

/// <summary>The list of a collective gift as the unit hands it over: a table (FUN-13).</summary>
internal static class ImportParts
{
    /// <summary>名单文件（multipart/form-data）</summary>
    internal sealed record Form
    {
        /// <summary>csv（UTF-8 或 GB18030）或 xlsx，须有姓名和金额两列，可有“公示方式”列（公开、脱敏、匿名；不填为脱敏）</summary>
        public IFormFile? File { get; init; }
    }

    /// <summary>What two requests must have in common to be the same.</summary>
    private sealed record Said(string Sha256);

    public static void Map(RouteGroupBuilder module) => NameParts.Describe(module.MapPost("/donations/{id}/parts/file", Handle))
        .WithName("importParts").WithSummary("上传集体捐赠名单（Upload the list of a collective gift）")
        .WithDescription("上传单位交来的名单：自动识别表头（姓名、金额、公示方式）和合计行。有一行不对就全部不登记，错误按行、列逐条列出，改正后重新上传；dryRun=true 只检查不登记。")
        .Accepts<Form>("multipart/form-data")
        .Refuses(UploadErrors.FileMissing)
        .Refuses(422, "import.file_unreadable", "import.header_not_found", "import.too_many_rows", "import.file_too_large", "import.empty", "import.amount_unreadable", "import.publicity_unreadable")
        .TakesFile()
        .ExampleParameter("id", ExampleNumbers.CollectiveGift)
        .Example(new { file = ExampleNumbers.PartList });

    private static async Task<Results<OkAt<DonationResponse>, Problem>> Handle(
        string id, CommandRequest http, GiftDecisions decisions, GiftDesk gifts, HttpContext context, CancellationToken cancel)
    {
        var (form, unread) = await UploadedForm.Read(context, [], cancel);
        if (unread is not null) return unread.ToProblem();
        try
        {
            var (parts, fault) = PartList.Read(form.File);
            if (fault is not null) return fault.ToProblem();
            return await NameParts.Name(id, parts, http, new Said(Convert.ToHexStringLower(SHA256.HashData(form.File))), decisions, gifts, cancel);
        }
        catch (TableUnreadableException unreadable)
        {
            return unreadable.Error.ToProblem();
        }
    }
}
