using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Platform.Features.ReadModels;

/// <summary>How the tables that lists are made of are, and filling one again while the old one goes on answering.</summary>
internal static class RebuildReadModel
{
    private const string Example = "tasks";

    private static readonly Error _unknown = Error.NotFound("readmodel.not_found",
        "没有这个列表；可用的名称见 GET /api/v1/platform/read-models", "There is no such read model; GET /api/v1/platform/read-models lists them");

    private static readonly Error _noRebuild = Error.NotFound("readmodel.rebuild_not_found", "没有这个列表，或它从未重建过", "There is no such read model, or it was never rebuilt");

    /// <summary>重建的进度</summary>
    internal enum RebuildStatus
    {
        Running,
        Completed,
        Failed,
    }

    /// <summary>一次重建</summary>
    /// <param name="Name">列表名称</param>
    /// <param name="Status">running 进行中、completed 已完成、failed 失败（旧表照常使用）</param>
    /// <param name="Processed">已处理的记录数</param>
    /// <param name="Total">记录总数</param>
    /// <param name="Failure">失败原因</param>
    internal sealed record Rebuild(Guid Id, string Name, RebuildStatus Status, long Processed, long Total, string? Failure, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt)
    {
        public static Rebuild Of(ReadRebuild r) => new(r.Id, r.Name, StatusOf(r), r.Processed, r.Total, r.Failure, r.StartedAt, r.FinishedAt);

        private static RebuildStatus StatusOf(ReadRebuild r)
        {
            if (r.Failure is not null) return RebuildStatus.Failed;
            return r.FinishedAt is null ? RebuildStatus.Running : RebuildStatus.Completed;
        }
    }

    public static void Map(RouteGroupBuilder models)
    {
        models.MapGet("/", (ReadSide reads) => TypedResults.Ok(new ListResponse<ReadModelStatus>(reads.Status())))
            .WithName("findReadModels").WithSummary("列表数据的状态（List read models）")
            .WithDescription("每个列表读到了账簿的哪个位置、落后多少条、是否正在生成或重建、为何停止。")
            .Permission("platform.operate");
        models.MapPost("/{name}/rebuild", Begin)
            .WithName("rebuildReadModel").WithSummary("重建列表（Rebuild a read model）")
            .WithDescription("从账簿重新生成一个列表：在旧表旁边填新表，追上后一次切换，其间查询照常。已有重建在进行时返回进行中的那次。重启后继续。")
            .Permission("platform.operate")
            .Refuses(_unknown)
            .ExampleParameter("name", () => Example);
        models.MapGet("/{name}/rebuild", Show)
            .WithName("showRebuild").WithSummary("最近一次重建（Show the newest rebuild）")
            .WithDescription("进度，或结果。")
            .Permission("platform.operate")
            .Refuses(_noRebuild)
            .ExampleParameter("name", () => Example);
    }

    private static async Task<Results<Accepted<Rebuild>, Problem>> Begin(string name, CommandRequest http, ReadSide reads, Commands commands, TimeProvider clock, CancellationToken cancel)
    {
        var command = commands.From(http, name, [name]);
        if (reads.Status().FirstOrDefault(m => m.Name == name) is not { } model) return _unknown.ToProblem();
        if (command.DryRun) return TypedResults.Accepted((string?)null, new Rebuild(command.Id, name, RebuildStatus.Running, 0, model.Total, null, clock.GetUtcNow(), null));
        if (await reads.Rebuild(name, command.Id, cancel) is not { } begun) return _unknown.ToProblem();
        return TypedResults.Accepted($"/api/v1/platform/read-models/{name}/rebuild", Rebuild.Of(begun));
    }

    private static Results<Ok<Rebuild>, Problem> Show(string name, ReadSide reads) => reads.RebuildOf(name) is { } newest ? TypedResults.Ok(Rebuild.Of(newest)) : _noRebuild.ToProblem();
}
