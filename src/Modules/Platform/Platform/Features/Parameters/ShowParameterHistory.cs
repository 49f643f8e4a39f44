using JinhuRedCross.BuildingBlocks.Domain.Parameters;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.BuildingBlocks.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace JinhuRedCross.Platform.Features.Parameters;

/// <summary>Who set a parameter when and to what, with what was replaced or taken back since.</summary>
internal static class ShowParameterHistory
{
    /// <summary>参数历史中的一步</summary>
    /// <param name="Version">版本号</param>
    /// <param name="What">parameterSet 设定、parameterWithdrawn 撤回</param>
    /// <param name="Value">设定的值；撤回的为空</param>
    /// <param name="Basis">依据；撤回的为空</param>
    /// <param name="From">所指版本的生效日期</param>
    /// <param name="Reason">事由</param>
    /// <param name="By">操作人</param>
    /// <param name="At">时间</param>
    /// <param name="ByName">操作人的姓名或岗位名称（程序为其名称）；以程序身份查询时为空</param>
    internal sealed record Step(long Version, StepKind What, decimal? Value, string? Basis, DateOnly From, string? Reason, string By, DateTimeOffset At, string? ByName = null) : IDoneBy<Step>
    {
        string IDoneBy<Step>.DoneBy => By;

        Step IDoneBy<Step>.Named(string? name) => this with { ByName = name };
    }

    internal enum StepKind
    {
        ParameterSet,
        ParameterWithdrawn,
    }

    public static void Map(RouteGroupBuilder parameters) => parameters.MapGet("/{key}/history", Handle)
        .WithName("showParameterHistory").WithSummary("参数历史（Parameter history）")
        .WithDescription("每一次设定和撤回：何人、何时、何值、何事由，最早的在前；被替换和撤回的也在其中。")
        .Permission("platform.read")
        .Refuses(ParameterErrors.NotFound)
        .ExampleParameter("key", () => ParameterDesk.ExampleKey)
        .NamesActors<Step>();

    private static async Task<Results<Ok<ListResponse<Step>>, Problem>> Handle(string key, ParameterCatalogue catalogue, Journal journal, CancellationToken cancel)
    {
        if (catalogue.Find(key) is null) return ParameterErrors.NotFound.ToProblem();
        return TypedResults.Ok(new ListResponse<Step>([.. (await journal.HistoryOf(key, cancel)).Select(Show)]));
    }

    private static Step Show(Recorded record) => record.Event switch
    {
        ParameterSet e => new(record.Version, StepKind.ParameterSet, e.Value, e.Basis, e.From, e.Reason, record.Actor, record.At),
        ParameterWithdrawn e => new(record.Version, StepKind.ParameterWithdrawn, null, null, e.From, e.Reason, record.Actor, record.At),
        _ => throw new InvalidOperationException($"{record.Event.GetType().Name} is no event of a parameter"),
    };
}
