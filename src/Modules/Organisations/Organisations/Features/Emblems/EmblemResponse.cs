using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.Organisations.Domain.Divisions;
using JinhuRedCross.Organisations.Domain.Emblems;
using JinhuRedCross.Organisations.ReadModels;

namespace JinhuRedCross.Organisations.Features.Emblems;

/// <summary>一次标志使用检查</summary>
/// <param name="Number">编号，如 JH-BZ-0001</param>
/// <param name="User">使用单位</param>
/// <param name="Use">用在何处</param>
/// <param name="Status">complies 符合规定、open 待改正、reported 已提请政府处理、putRight 已改正</param>
/// <param name="Faults">不合规定之处，由登记的情况计算</param>
/// <param name="DueOn">应改正日期；符合规定的为空</param>
/// <param name="Authority">提请处理的机关</param>
/// <param name="Fine">政府罚款（元）</param>
/// <param name="Measure">改正措施</param>
/// <param name="Version">版本，同 ETag</param>
internal sealed record EmblemResponse(
    Guid Id, string Number, string User, string Division, string? TownshipName, string Place, string Description, EmblemUse Use, bool ByRedCross, bool NameBeneath, bool OnRoof, bool Small, string? ApprovalNumber,
    EmblemStatus Status, IReadOnlyList<string> Faults, DateOnly CheckedOn, DateOnly? DueOn, string? Authority, Money? Fine, string? Measure, long Version)
{
    public static EmblemResponse Of(EmblemCheckRow c) => new(
        c.Id, c.Number, c.User, c.Division, JinhuDivisions.Find(c.Township)?.Name, c.Place, c.Description, c.Use, c.ByRedCross, c.NameBeneath, c.OnRoof, c.Small, c.ApprovalNumber,
        c.Status, c.FaultsZh.Split('\n', StringSplitOptions.RemoveEmptyEntries), c.CheckedOn, c.DueOn, c.Authority, c.FineFen is { } fen ? new Money(fen) : null, c.Measure, c.Version);
}
