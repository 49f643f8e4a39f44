using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.Lists;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Receipts;

/// <summary>The finance system's list of bills is handed in (FUN-07a).</summary>
internal static class ImportReceipts
{
    private const int MostErrors = 1000;
    private static readonly string[] _header = ["票据代码", "票据号码", "校验码", "开票日期", "交款人", "交款人统一社会信用代码", "金额", "项目名称", "备注", "状态", "原票据代码", "原票据号码"];
    private static readonly int[] _widths = [12, 14, 10, 14, 30, 22, 16, 20, 32, 10, 12, 14];

    /// <summary>财政电子票据系统导出的清单（multipart/form-data）</summary>
    internal sealed record Form
    {
        /// <summary>csv（UTF-8 或 GB18030）或 xlsx，最多 10,000 行</summary>
        public IFormFile? File { get; init; }
    }

    /// <summary>清单处理的结果</summary>
    /// <param name="Total">清单行数</param>
    /// <param name="Accepted">已登记的票据或红冲、作废</param>
    /// <param name="Duplicates">以前已登记的</param>
    /// <param name="Held">未能对应到捐赠、待人工登记的</param>
    /// <param name="Rejected">不能登记的</param>
    /// <param name="Errors">待人工登记和不能登记的行，最多前 1000 行</param>
    internal sealed record Response(int Total, int Accepted, int Duplicates, int Held, int Rejected, IReadOnlyList<ImportRowError> Errors);

    public static void Map(RouteGroupBuilder module)
    {
        module.MapPost("/receipts/import", Handle)
            .WithTags("票据（Receipts）")
            .WithName("importReceipts").WithSummary("导入票据清单（Import receipts）")
            .WithDescription("上传财政电子票据系统导出的 Excel 或 csv。按备注中的捐赠编号对应捐赠；没有编号的，按交款人和金额对应唯一一笔未开票的捐赠；对应不上的逐行说明。已冲红、作废和红字票据一并处理。可重复上传；dryRun=true 只检查不登记。")
            .Permission("fundraising.receipts")
            .Accepts<Form>("multipart/form-data")
            .Refuses(UploadErrors.FileMissing)
            .Refuses(422, "import.file_unreadable", "import.header_not_found", "import.too_many_rows", "import.file_too_large", "import.empty")
            .TakesFile()
            .Example(services => new { file = $"{string.Join(',', _header)}\n32010126,0000100001,a1b2c3,2026-01-26,示例甲,,1409.5,捐赠收入,{ExampleNumbers.Gift(services)},正常,," });
        module.MapGet("/receipts/import/template.xlsx", Template)
            .WithTags("票据（Receipts）")
            .WithName("receiptImportTemplate").WithSummary("下载票据清单模板（Receipt import template）")
            .WithDescription("空白的票据清单，第一行是填写说明，第二行是表头。财政系统导出的清单可直接上传，不必改成这个格式。")
            .AnswersTable(TableKind.Xlsx)
            .Permission("fundraising.read");
    }

    private static TableFile Template() => new("receipts-template", "票据清单模板", "票据清单", _widths, async table =>
    {
        await table.Row("票据清单：每行一张，表头不要改动。备注写捐赠编号（如 JH-MJ-2026-0001-000001）最准确；状态为正常、已冲红或作废；红字票据的金额为负，并写明原票据代码和号码。");
        await table.Header(_header);
    });

    private static async Task<Results<Ok<Response>, Problem>> Handle(CommandRequest http, ReceiptImport import, HttpContext context, CancellationToken cancel)
    {
        var (form, unread) = await UploadedForm.Read(context, [], cancel);
        if (unread is not null) return unread.ToProblem();
        try
        {
            using var stream = new MemoryStream(form.File, writable: false);
            var rows = ReceiptList.Read(TableReader.Open(stream, TableLimits.Default with { Rows = ReceiptList.MostRows }));
            var bills = rows.Select(r => r.Receipt).OfType<ListedReceipt>().ToList();
            var fates = await import.Take(bills, http.Actor, http.DryRun, cancel);
            return TypedResults.Ok(Told(rows, fates, context.Request.PrefersEnglish()));
        }
        catch (TableUnreadableException unreadable)
        {
            return unreadable.Error.ToProblem();
        }
    }

    private static Response Told(IReadOnlyList<(ListedReceipt? Receipt, RejectedRow? Rejected)> rows, IReadOnlyDictionary<int, RowFate> fates, bool english)
    {
        var errors = rows.Select(r => r.Rejected is { } row ? new ImportRowError(row.Row, row.Column, row.MaskedValue, row.Code, english ? row.En : row.Zh) : Told(r.Receipt!, fates[r.Receipt!.Row].Error, english));
        int Count(RowFateKind kind) => fates.Values.Count(f => f.Kind == kind);
        return new(
            rows.Count, Count(RowFateKind.Accepted), Count(RowFateKind.Duplicate), Count(RowFateKind.Held), Count(RowFateKind.Rejected) + rows.Count(r => r.Rejected is not null),
            [.. errors.OfType<ImportRowError>().Take(MostErrors)]);
    }

    private static ImportRowError? Told(ListedReceipt bill, Error? error, bool english)
    {
        if (error is null) return null;
        var (column, value) = error.Field switch
        {
            "amount" => ("金额", bill.Amount.InYuan.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)),
            "issuedOn" => ("开票日期", bill.IssuedOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            "payer" or "payerCode" => ("交款人", ListText.Mask(bill.Payer)),
            "project" => ("项目名称", ListText.Mask(bill.Project ?? "")),
            "remark" => ("备注", ListText.Mask(bill.Remark ?? "")),
            _ => ("票据号码", $"{bill.Code}-{bill.Number}"),
        };
        return new(bill.Row, column, value, error.Code, english ? error.En : error.Zh);
    }
}
