using JinhuRedCross.Organisations.Domain.Emblems;
using JinhuRedCross.Organisations.Domain.Naming;

namespace JinhuRedCross.Organisations.ReadModels;

/// <summary>Tells an event of a named institution or an emblem check in one sentence.</summary>
internal static class NamingAndEmblemWords
{
    public static (string Zh, string En) Of(NamingEvent happened) => happened switch
    {
        NamingApplied e => ($"{e.Institution} 申请{NamingWords.Zh(e.Level)}冠名“{e.ProposedName}”（{e.On:yyyy-MM-dd}）", $"{e.Institution} applied on {e.On:yyyy-MM-dd} to be called {e.ProposedName}"),
        NamingApproved e => ($"批准冠名（{e.On:yyyy-MM-dd}，{e.DocumentNumber}），下次复核 {e.NextReviewOn:yyyy-MM-dd}", $"Named on {e.On:yyyy-MM-dd}, {e.DocumentNumber}; next review {e.NextReviewOn:yyyy-MM-dd}"),
        NamingRefused e => ($"不予冠名（{e.On:yyyy-MM-dd}，{e.DocumentNumber}）：{e.Reason}", $"Refused on {e.On:yyyy-MM-dd}, {e.DocumentNumber}: {e.Reason}"),
        NamingReviewed e => ($"复核（{e.On:yyyy-MM-dd}）：{(e.Lacking.Count == 0 ? "条件具备" : string.Join("；", e.Lacking.Select(l => l.Zh)))}", $"Reviewed on {e.On:yyyy-MM-dd}: {(e.Lacking.Count == 0 ? "all conditions are met" : string.Join("; ", e.Lacking.Select(l => l.En)))}"),
        NamingReviewDue e => ($"复核到期（{e.ReviewOn:yyyy-MM-dd}）", $"Review due on {e.ReviewOn:yyyy-MM-dd}"),
        NamingWithdrawn e => ($"撤销冠名（{e.On:yyyy-MM-dd}，{e.DocumentNumber}）：{e.Reason}", $"Withdrawn on {e.On:yyyy-MM-dd}, {e.DocumentNumber}: {e.Reason}"),
        _ => (happened.GetType().Name, happened.GetType().Name),
    };

    public static (string Zh, string En) Of(EmblemEvent happened) => happened switch
    {
        EmblemChecked e => ($"检查 {e.User}（{e.On:yyyy-MM-dd}）：{(e.Faults.Count == 0 ? "符合规定" : string.Join("；", e.Faults.Select(f => f.Zh)))}", $"{e.User} checked on {e.On:yyyy-MM-dd}: {(e.Faults.Count == 0 ? "it complies" : string.Join("; ", e.Faults.Select(f => f.En)))}"),
        EmblemReported e => ($"提请{e.Authority}处理（{e.On:yyyy-MM-dd}，{e.DocumentNumber}）", $"Reported to {e.Authority} on {e.On:yyyy-MM-dd}, {e.DocumentNumber}"),
        EmblemFined e => ($"政府罚款 {e.Fine}（{e.On:yyyy-MM-dd}，{e.DocumentNumber}）", $"Fined {e.Fine} by the government on {e.On:yyyy-MM-dd}, {e.DocumentNumber}"),
        EmblemPutRight e => ($"已改正（{e.On:yyyy-MM-dd}）：{e.Measure}", $"Put right on {e.On:yyyy-MM-dd}: {e.Measure}"),
        _ => (happened.GetType().Name, happened.GetType().Name),
    };
}
