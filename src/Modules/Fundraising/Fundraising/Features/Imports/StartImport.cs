using System.Security.Cryptography;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Imports;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Imports;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.Grains;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Fundraising.Features.Imports;

/// <summary>A list of gifts is handed in (FUN-19).</summary>
internal static class StartImport
{
    /// <summary>Small lists are through in this time, so that the answer tells the result at once.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    /// <summary>名单文件与说明（multipart/form-data）</summary>
    internal sealed record Form
    {
        /// <summary>csv（UTF-8 或 GB18030）或 xlsx，最大 100 MB、1,000,000 行</summary>
        public IFormFile? File { get; init; }

        /// <summary>名单来源，如“省红十字会 1 月 29 日公示”；同一来源的同一行只登记一次</summary>
        public string? Source { get; init; }

        /// <summary>名单没有日期列时的到账日期；不填则取活动最后一天或今天（较早者）</summary>
        public DateOnly? ReceivedOn { get; init; }

        /// <summary>捐赠方式，默认 bankTransfer</summary>
        public string? Channel { get; init; }

        /// <summary>公示方式，默认 masked</summary>
        public string? Publicity { get; init; }

        /// <summary>列的对应（JSON），认不出表头时使用，如 {"捐款人":"name","C":"amount"}</summary>
        public string? Mapping { get; init; }
    }

    /// <summary>What two requests must have in common to be the same.</summary>
    private sealed record Said(string Source, string Sha256, DateOnly? ReceivedOn, Channel Channel, Publicity Publicity, IReadOnlyDictionary<string, string>? Mapping);

    public static void Map(RouteGroupBuilder campaigns) => campaigns.MapPost("/{id}/imports", Handle)
        .WithName("startImport").WithSummary("导入名单（Import a list）")
        .WithDescription("上传 csv 或 xlsx 捐赠名单。自动识别表头、日期、金额、合计行；不能登记的行逐行报告，其余照常登记；与已有捐赠相似的行待人确认。重复上传不会重复登记。dryRun=true 只检查不登记。")
        .Permission("fundraising.import")
        .Accepts<Form>("multipart/form-data")
        .Produces<ImportResponse>(StatusCodes.Status202Accepted)
        .Refuses(CampaignErrors.NotFound, CampaignErrors.NotLaunched, CampaignErrors.Suspended, CampaignErrors.Closed, UploadErrors.FileMissing, ImportErrors.SourceMissing)
        .Refuses(422, "import.file_unreadable", "import.header_not_found", "import.too_many_rows", "import.file_too_large", "import.empty")
        .TakesFile()
        .ExampleParameter("id", ExampleNumbers.Campaign)
        .Example(new { file = ExampleNumbers.List, source = ExampleNumbers.ListSource });

    private static async Task<IResult> Handle(
        string id, CommandRequest http, CampaignDesk desk, Commands commands, Journal journal, EncryptedFiles files, ImportRunner runner, ImportWork work, ImportJobs jobs, ImportPreview preview,
        IGrainFactory grains, HttpContext context, CancellationToken cancel)
    {
        if (await desk.Show(id, cancel) is not { } campaign) return CampaignErrors.NotFound.ToProblem();
        var (list, unread) = await UploadedList.Read(context, cancel);
        if (unread is not null) return unread.ToProblem();
        var sha = Convert.ToHexStringLower(SHA256.HashData(list.File));
        var command = commands.From(http, new Said(list.Source, sha, list.ReceivedOn, list.Channel, list.Publicity, list.Mapping), campaign.Id.ToString());
        if (await journal.FindCommand(command.Id, cancel) is { } before)
        {
            if (!command.SameRequestAs(before.Fingerprint)) return CommandErrors.KeyReused.ToProblem();
            http.MarkReplayed();
            return await Answer(command.Id, jobs, context, cancel);
        }

        if (campaign.Campaign.GiftsFault is { } closed) return closed.ToProblem();
        var request = new ImportRequested(command.Id, campaign.Id, list.Source, list.FileName, sha, list.File.Length, list.ReceivedOn, list.Channel, list.Publicity, list.Mapping, null, http.Actor, default);
        try
        {
            if (http.DryRun) return TypedResults.Ok(await preview.Of(request, list.File, campaign.Campaign, context.Request, cancel));
            ImportWork.Survey(list.File, ImportWork.MappingOf(list.Mapping));
        }
        catch (TableUnreadableException unreadable)
        {
            return unreadable.Error.ToProblem();
        }

        await files.Save(command.Id, list.File, cancel);
        if (await Ask(command, request, journal, grains.Grain<IImportGrain>(command.Id), cancel) is { } error)
        {
            files.Delete(command.Id);
            return error.ToProblem();
        }

        await Task.WhenAny(runner.Run(work, command.Id), Task.Delay(_patience, cancel));
        return await Answer(command.Id, jobs, context, cancel);
    }

    // Two who hand in the same file at once: the second one learns of the first and adds nothing.
    private static async Task<Error?> Ask(Command command, ImportRequested request, Journal journal, IImportGrain grain, CancellationToken cancel)
    {
        for (var attempt = 0; ; attempt++)
        {
            var known = await journal.FindClaim(Import.FileClaim(request.CampaignId, request.Sha256), cancel);
            var asked = await grain.Ask(command, request with { KnownAs = known?.Stream.Id });
            if (asked.Error != ImportErrors.FileKnown || attempt > 0) return asked.Error;
        }
    }

    private static async Task<IResult> Answer(Guid id, ImportJobs jobs, HttpContext context, CancellationToken cancel)
    {
        if (await jobs.Show(id, context, cancel) is not { } job) return CommandErrors.Unavailable.ToProblem();
        return TypedResults.Accepted($"/api/v1/fundraising/campaigns/{job.CampaignId}/imports/{id}", job);
    }
}
