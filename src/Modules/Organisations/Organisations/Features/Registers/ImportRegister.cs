using System.Security.Cryptography;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Imports;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.BuildingBlocks.Imports;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain.Registers;
using JinhuRedCross.Organisations.Grains;
using JinhuRedCross.Organisations.Lists;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Organisations.Features.Registers;

/// <summary>A register of organisations is handed in.</summary>
internal static class ImportRegister
{
    /// <summary>Small registers are through in this time, so that the answer tells the result at once.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    /// <summary>名册文件（multipart/form-data）</summary>
    internal sealed record Form
    {
        /// <summary>csv（UTF-8 或 GB18030）或 xlsx，最多 10,000 行</summary>
        public IFormFile? File { get; init; }

        /// <summary>名册名称，如“基层组织名册（2026 年）”；不填用文件名。会员和志愿者人数以名册为证</summary>
        public string? Source { get; init; }
    }

    /// <summary>What two requests must have in common to be the same.</summary>
    private sealed record Said(string Source, string Sha256);

    public static void Map(RouteGroupBuilder imports) => imports.MapPost("/", Handle)
        .WithName("importRegister").WithSummary("导入基层组织名册（Import a register）")
        .WithDescription(
            "上传 Excel 或 csv 名册，自动识别表头（可为两行、合并单元格）、标题和合计行。有批准文号的登记为运行中，否则为培育；负责人、任期、人数按与手工登记相同的规则检查。上级组织可在名册之内。" +
            "不能登记的行逐行说明（行、列、脱敏的值、代码），其余照常登记；已登记的同一组织不重复登记。dryRun=true 只检查不登记。")
        .Permission("organisations.import")
        .Accepts<Form>("multipart/form-data")
        .Produces<RegisterImportResponse>(StatusCodes.Status202Accepted)
        .Refuses(UploadErrors.FileMissing, RegisterImportErrors.HeaderNotFound)
        .Refuses(422, "import.file_unreadable", "import.too_many_rows", "import.file_too_large", "import.empty", "text.too_long")
        .TakesFile()
        .Example(new { file = "名称,类别,镇街,挂靠单位,批准文号,批准日期,会长,业务联系人,联系电话,会员人数,志愿者人数\n示例小学红十字会,学校,戴楼街道,金湖示例小学,金红〔2024〕5号,2024-05-10,示例甲,示例乙,13800138000,10,6", source = "基层组织名册（示例）" });

    private static async Task<IResult> Handle(
        CommandRequest http, Commands commands, Journal journal, EncryptedFiles files, ImportRunner runner, RegisterWork work, RegisterTaking taking, RegisterJobs jobs, IGrainFactory grains, HttpContext context, CancellationToken cancel)
    {
        var (form, unread) = await UploadedForm.Read(context, ["source"], cancel);
        if (unread is not null) return unread.ToProblem();
        if (PlainText.Check(form["source"], "source", 100, out var source) is { } unclean) return unclean.ToProblem();
        var sha = Convert.ToHexStringLower(SHA256.HashData(form.File));
        var command = commands.From(http, new Said(source ?? form.FileName, sha));
        if (await journal.FindCommand(command.Id, cancel) is { } before)
        {
            if (!command.SameRequestAs(before.Fingerprint)) return CommandErrors.KeyReused.ToProblem();
            http.MarkReplayed();
            return await Answer(command.Id, jobs, context, cancel);
        }

        var request = new RegisterImportRequested(command.Id, source ?? form.FileName, form.FileName, sha, form.File.Length, null, http.Actor, journal.Clock.GetUtcNow());
        try
        {
            var rows = RegisterList.Read(form.File);
            if (http.DryRun) return TypedResults.Ok(await Preview(request, rows, taking, journal, context, cancel));
        }
        catch (TableUnreadableException unreadable)
        {
            return unreadable.Error.ToProblem();
        }

        await files.Save(command.Id, form.File, cancel);
        if (await Ask(command, request, journal, grains.Grain<IRegisterImportGrain>(command.Id), cancel) is { } error)
        {
            files.Delete(command.Id);
            return error.ToProblem();
        }

        await Task.WhenAny(runner.Run(work, command.Id), Task.Delay(_patience, cancel));
        return await Answer(command.Id, jobs, context, cancel);
    }

    // Two who hand in the same file at once: the second one learns of the first and adds nothing.
    private static async Task<Error?> Ask(Command command, RegisterImportRequested request, Journal journal, IRegisterImportGrain grain, CancellationToken cancel)
    {
        for (var attempt = 0; ; attempt++)
        {
            var known = await journal.FindClaim(RegisterImport.FileClaim(request.Sha256), cancel);
            var asked = await grain.Ask(command, request with { KnownAs = known?.Stream.Id });
            if (asked.Error != RegisterImportErrors.FileKnown || attempt > 0) return asked.Error;
        }
    }

    /// <summary>What the import would do, without doing it.</summary>
    private static async Task<RegisterImportResponse> Preview(RegisterImportRequested request, RegisterRows rows, RegisterTaking taking, Journal journal, HttpContext context, CancellationToken cancel)
    {
        var (names, steps, faults) = Parents.Of(rows.Listed);
        var known = await journal.FindClaim(RegisterImport.FileClaim(request.Sha256), cancel) is not null;
        var (accepted, duplicates, refused) = (0L, 0L, rows.Refused.Concat(faults.Select(f => rows.List.Refuse(f.Row, f.Error))).ToList());
        foreach (var one in steps.SelectMany(s => s))
        {
            var fate = known ? new(Duplicate: true) : await taking.Fate(request, one, names, cancel);
            if (fate.Duplicate) duplicates++;
            else if (fate.Error is { } error) refused.Add(rows.List.Refuse(one, error));
            else accepted++;
        }

        var english = context.TellsEnglish();
        ImportWarning[] warnings = known ? [RegisterImportErrors.SameFile] : rows.Total == 0 ? [RegisterImportErrors.NoRows] : [];
        return new(
            null, request.Source, request.FileName, ImportStatus.Completed, rows.Total, rows.Total, accepted, known ? rows.Total : duplicates, 0, known ? 0 : refused.Count, [.. warnings.Select(w => ImportNote.Of(w, english))],
            [.. (known ? [] : refused).OrderBy(r => r.Row).Take(RegisterImportResponse.MostErrors).Select(r => ImportRowError.Of(r, english))], null, request.At, request.At, request.At);
    }

    private static async Task<IResult> Answer(Guid id, RegisterJobs jobs, HttpContext context, CancellationToken cancel)
    {
        if (await jobs.Find(id.ToString(), context, cancel) is not { } row) return CommandErrors.Unavailable.ToProblem();
        return TypedResults.Accepted($"/api/v1/organisations/imports/{id}", await jobs.Show(row, context, cancel));
    }
}
