using JinhuRedCross.Organisations.Domain.Sites;

namespace JinhuRedCross.Organisations.ReadModels;

/// <summary>Tells an event of a site in one sentence, without the names of people.</summary>
internal static class SiteWords
{
    public static (string Zh, string En) Of(SiteEvent happened) => happened switch
    {
        SiteRegistered e => ($"登记 {e.Number} {e.Name}（{SiteNames.Zh(e.Kind)}），{e.Address}", $"{e.Number} {e.Name} registered, {e.Address}"),
        SiteContentRecorded e => ($"登记建设内容（{e.On:yyyy-MM-dd}）", $"What it has was written down on {e.On:yyyy-MM-dd}"),
        SiteOpened e => ($"投入运行（{e.On:yyyy-MM-dd}，{e.DocumentNumber}），下次复核 {e.NextReviewOn:yyyy-MM-dd}", $"Opened on {e.On:yyyy-MM-dd}, {e.DocumentNumber}; next review {e.NextReviewOn:yyyy-MM-dd}"),
        SiteInspected e => ($"检查（{e.On:yyyy-MM-dd}），问题 {e.Findings.Count} 个，下次复核 {e.NextReviewOn:yyyy-MM-dd}", $"Inspected on {e.On:yyyy-MM-dd}: {e.Findings.Count} findings; next review {e.NextReviewOn:yyyy-MM-dd}"),
        FindingClosed e => ($"问题 {e.Finding} 整改完成（{e.On:yyyy-MM-dd}）：{e.Measure}", $"Finding {e.Finding} closed on {e.On:yyyy-MM-dd}: {e.Measure}"),
        SiteRectificationOrdered e => ($"责令整改（{e.On:yyyy-MM-dd}）：{e.Reason}", $"Rectification ordered on {e.On:yyyy-MM-dd}: {e.Reason}"),
        SiteResumed e => ($"恢复运行（{e.On:yyyy-MM-dd}）", $"Resumed on {e.On:yyyy-MM-dd}"),
        SiteClosed e => ($"停用（{e.On:yyyy-MM-dd}）：{e.Reason}", $"Closed on {e.On:yyyy-MM-dd}: {e.Reason}"),
        SiteReviewDue e => ($"复核到期（{e.ReviewOn:yyyy-MM-dd}）", $"Review due on {e.ReviewOn:yyyy-MM-dd}"),
        SiteServiceLogged e => ($"服务 {e.People} 人（{e.On:yyyy-MM-dd}）{e.Grade}{(e.Note is { } n ? $"：{n}" : "")}", $"Served {e.People} people on {e.On:yyyy-MM-dd}"),
        SiteFundSet e => ($"生计金 {e.Fund}", $"Revolving fund {e.Fund}"),
        LoanGranted e => ($"{e.Household} 借款 {e.Amount}（{e.On:yyyy-MM-dd}）", $"{e.Household} got a loan of {e.Amount} on {e.On:yyyy-MM-dd}"),
        LoanRepaid e => ($"还款 {e.Amount}（{e.On:yyyy-MM-dd}）{(e.Closed ? "，已还清" : "")}", $"{e.Amount} repaid on {e.On:yyyy-MM-dd}"),
        SitePersonErased => ("删除个人信息", "Personal data erased"),
        _ => (happened.GetType().Name, happened.GetType().Name),
    };
}
