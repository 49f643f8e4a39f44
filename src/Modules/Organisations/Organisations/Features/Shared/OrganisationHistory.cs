using System.Reflection;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;

namespace JinhuRedCross.Organisations.Features.Shared;

/// <summary>历史中的一步</summary>
/// <param name="Version">版本</param>
/// <param name="What">事件名称，如 organisation-applied</param>
/// <param name="Title">一句话说明，语言随 Accept-Language</param>
/// <param name="At">登记时间</param>
/// <param name="By">操作人</param>
/// <param name="ByName">操作人的姓名或岗位名称（程序为其名称）；以程序身份查询时为空</param>
internal sealed record OrganisationStep(long Version, string What, string Title, DateTimeOffset At, string By, string? ByName = null) : IDoneBy<OrganisationStep>
{
    string IDoneBy<OrganisationStep>.DoneBy => By;

    OrganisationStep IDoneBy<OrganisationStep>.Named(string? name) => this with { ByName = name };

    public static OrganisationStep Of<TEvent>(Recorded step, Func<TEvent, (string Zh, string En)> words, bool english)
        where TEvent : class
    {
        var (zh, en) = words((TEvent)step.Event);
        return new(step.Version, step.Event.GetType().GetCustomAttribute<StoredNameAttribute>()!.Name, english ? en : zh, step.At, step.Actor);
    }

    /// <summary>A history as a file; its words are Chinese, as those of every file.</summary>
    public static TableFile File(string plainName, string title, IEnumerable<OrganisationStep> steps) => new(plainName, title, title, [8, 40, 80, 20, 16], async table =>
    {
        await table.Row(title);
        await table.Header("版本", "事件", "说明", "登记时间", "操作人");
        foreach (var step in steps) await table.Row(step.Version, step.What, step.Title, step.At, step.By);
    });
}
