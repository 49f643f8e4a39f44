using JinhuRedCross.BuildingBlocks.Domain.Parameters;

namespace JinhuRedCross.Organisations.Domain.Emblems;

/// <summary>The figures of emblem checks (ORG-13).</summary>
internal static class EmblemParameters
{
    public static readonly Parameter CorrectionDays = Figure.Whole("Emblem.CorrectionDays", 15, 1, 365, "日", EmblemCheck.Rule, "本平台暂定", "不合规定的标志使用须在多少日内改正", "A wrong use of the emblem is put right within so many days");

    public static readonly Parameter MostFine = new("Emblem.MostFineYuan", ParameterKind.Yuan, 10_000)
    {
        Zh = "人民政府对滥用标志的罚款上限",
        En = "The largest fine that the government imposes for misuse",
        Unit = "元",
        Basis = "红十字标志使用办法",
        Rule = EmblemCheck.Rule,
        Sure = true,
        Least = 1,
        Most = 10_000_000,
    };

    public static IReadOnlyList<Parameter> All { get; } = [CorrectionDays, MostFine];
}
