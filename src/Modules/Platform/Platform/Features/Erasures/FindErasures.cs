using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Platform.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Platform.Features.Erasures;

/// <summary>All erasures: what of whom, why, by whom and when (SEC-09).</summary>
internal static class FindErasures
{
    /// <summary>一次删除</summary>
    /// <param name="Subject">信息所属人的标识</param>
    /// <param name="Erased">已删除的种类</param>
    /// <param name="Restricted">依法保留、限制使用的种类</param>
    /// <param name="By">操作人</param>
    internal sealed record Item(Guid Subject, IReadOnlyList<PrivateKind> Erased, IReadOnlyList<PrivateKind> Restricted, string Reason, DateOnly? RequestedOn, string By, DateTimeOffset At)
    {
        public static Item Of(ErasureRow e) => new(e.Subject, ErasureRow.Read(e.Kinds), ErasureRow.Read(e.Restricted), e.Reason, e.RequestedOn, e.Actor, e.At);
    }

    public static void Map(RouteGroupBuilder erasures) => erasures.MapGet("/", Handle)
        .WithName("findErasures").WithSummary("个人信息删除记录（List erasures）")
        .WithDescription("每次删除：涉及谁（标识）、哪些种类、理由、操作人、时间；最近的在前。")
        .Permission("platform.erase")
        .SortableBy([.. ErasureRow.Sorts]);

    /// <param name="subject">只看此标识</param>
    private static async Task<Results<Ok<ListResponse<Item>>, Problem>> Handle(Guid? subject, ListQuery query, Reads<ErasureRow> erasures, HttpContext context, CancellationToken cancel)
    {
        var wanted = subject is { } one ? ErasureRow.Of(one) : Specification<ErasureRow>.All;
        var found = await erasures.Find(wanted, query.Page(), ErasureRow.Sorts, cancel);
        if (found.Error is { } error) return error.ToProblem();
        return TypedResults.Ok(found.Show(context, Item.Of));
    }
}
