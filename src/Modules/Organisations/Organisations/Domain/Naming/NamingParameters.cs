using JinhuRedCross.BuildingBlocks.Domain.Parameters;

namespace JinhuRedCross.Organisations.Domain.Naming;

/// <summary>The figures of named institutions (ORG-12).</summary>
internal static class NamingParameters
{
    public static readonly Parameter PenaltyYears = Figure.Whole("Naming.PenaltyYears", 2, 1, 20, "年", NamedInstitution.Rule, "红总字〔2007〕27号", "受卫生行政部门处罚后多少年内不能冠名", "Nobody is named within so many years after a penalty");

    public static readonly Parameter ReviewMonths = Figure.Whole("Naming.ReviewMonths", 12, 1, 60, "月", NamedInstitution.Rule, "本平台暂定", "冠名条件每隔多少个月复核一次", "The conditions are reviewed every so many months");

    public static IReadOnlyList<Parameter> All { get; } = [PenaltyYears, ReviewMonths];
}
