using JinhuRedCross.Organisations.Domain.Grassroots;

namespace JinhuRedCross.Organisations.ReadModels;

/// <summary>Tells an event of an organisation in one sentence, without the names of people.</summary>
internal static class OrganisationWords
{
    public static (string Zh, string En) Of(OrganisationEvent happened) => happened switch
    {
        OrganisationRegistered e => ($"登记 {e.Number} {e.Name}，{e.On:yyyy-MM-dd} 起培育", $"{e.Number} {e.Name} registered, prepared since {e.On:yyyy-MM-dd}"),
        OrganisationDescribed e => ($"修改名称、单位或地址：{e.Name}，{e.HostUnit}（{e.Reason}）", $"Described anew: {e.Name}, {e.HostUnit} ({e.Reason})"),
        OrganisationMoved e => ($"调整隶属（{e.On:yyyy-MM-dd}，{e.DocumentNumber}）：{e.ParentNumber ?? "无上级"}（{e.Reason}）", $"Moved under {e.ParentNumber ?? "none"} on {e.On:yyyy-MM-dd}, {e.DocumentNumber} ({e.Reason})"),
        OrganisationApplied e => ($"申请（{e.On:yyyy-MM-dd}，{e.DocumentNumber}）", $"Applied on {e.On:yyyy-MM-dd}, {e.DocumentNumber}"),
        PreparationApproved e => ($"批复同意筹建（{e.On:yyyy-MM-dd}，{e.DocumentNumber}）", $"Preparation approved on {e.On:yyyy-MM-dd}, {e.DocumentNumber}"),
        PreparationRefused e => ($"不予批复（{e.On:yyyy-MM-dd}，{e.DocumentNumber}）：{e.Reason}", $"Preparation refused on {e.On:yyyy-MM-dd}, {e.DocumentNumber}: {e.Reason}"),
        FoundingMeetingHeld e => ($"召开成立大会（{e.On:yyyy-MM-dd}，{e.DocumentNumber}），到会 {e.Attendance} 人", $"Founding meeting on {e.On:yyyy-MM-dd}, {e.DocumentNumber}, {e.Attendance} present"),
        OrganisationEstablished e => ($"批准成立（{e.On:yyyy-MM-dd}，{e.DocumentNumber}），会费应于 {e.DuesDueOn:yyyy-MM-dd} 前缴纳", $"Established on {e.On:yyyy-MM-dd}, {e.DocumentNumber}; dues by {e.DuesDueOn:yyyy-MM-dd}"),
        OrganisationOpened e => ($"挂牌运行（{e.On:yyyy-MM-dd}，{e.DocumentNumber}），会费 {e.DuesPaidOn:yyyy-MM-dd} 缴纳{(e.LateReason is { } r ? $"，逾期原因：{r}" : "")}", $"Opened on {e.On:yyyy-MM-dd}, {e.DocumentNumber}; dues paid on {e.DuesPaidOn:yyyy-MM-dd}{(e.LateReason is { } l ? $", late: {l}" : "")}"),
        OrganisationTakenOver e => ($"按名册登记为运行中（{e.OpenedOn:yyyy-MM-dd} 挂牌，{e.ApprovedOn:yyyy-MM-dd} {e.ApprovalNumber} 批准；{e.Register}）", $"Taken over from a register: approved on {e.ApprovedOn:yyyy-MM-dd}, {e.ApprovalNumber}; opened on {e.OpenedOn:yyyy-MM-dd} ({e.Register})"),
        RectificationOrdered e => ($"责令整改（{e.On:yyyy-MM-dd}，{e.DocumentNumber}）：{e.Reason}", $"Rectification ordered on {e.On:yyyy-MM-dd}, {e.DocumentNumber}: {e.Reason}"),
        RectificationPassed e => ($"整改合格（{e.On:yyyy-MM-dd}，{e.DocumentNumber}）", $"Rectification passed on {e.On:yyyy-MM-dd}, {e.DocumentNumber}"),
        LeadershipElected e => ($"{(e.Interim ? "补选" : "选举")}（{e.On:yyyy-MM-dd}，{e.DocumentNumber}）{e.Officers.Count} 人，任期至 {e.TermTo:yyyy-MM-dd}", $"{(e.Interim ? "Replaced" : "Elected")} on {e.On:yyyy-MM-dd}, {e.DocumentNumber}: {e.Officers.Count} people, until {e.TermTo:yyyy-MM-dd}"),
        TermEnding e => ($"任期将于 {e.TermTo:yyyy-MM-dd} 届满", $"The term ends on {e.TermTo:yyyy-MM-dd}"),
        TermOverdue e => ($"任期已于 {e.TermTo:yyyy-MM-dd} 届满，逾期未换届", $"The term ended on {e.TermTo:yyyy-MM-dd} without an election"),
        DissolutionBegun e => ($"开始注销（{e.On:yyyy-MM-dd}，{e.DocumentNumber}）：{e.Explanation}", $"Dissolution begun on {e.On:yyyy-MM-dd}, {e.DocumentNumber}: {e.Explanation}"),
        OrganisationDissolved e => ($"注销（{e.On:yyyy-MM-dd}，{e.DocumentNumber}）", $"Dissolved on {e.On:yyyy-MM-dd}, {e.DocumentNumber}"),
        OrganisationPersonErased => ("删除个人信息", "Personal data erased"),
        EvidenceEvent e => Of(e),
        _ => (happened.GetType().Name, happened.GetType().Name),
    };

    private static (string Zh, string En) Of(EvidenceEvent happened) => happened switch
    {
        RegisterFiguresRecorded e => ($"名册人数（{e.On:yyyy-MM-dd}）：会员 {e.PaidMembers} 名、志愿者 {e.Volunteers} 名", $"Registers of {e.On:yyyy-MM-dd}: {e.PaidMembers} members, {e.Volunteers} volunteers"),
        RegulationRecorded e => ($"制度：{e.Title}（{e.On:yyyy-MM-dd} 印发）", $"Regulation: {e.Title}, issued {e.On:yyyy-MM-dd}"),
        ActivityRecorded e => ($"活动：{e.Title}（{e.On:yyyy-MM-dd}），{e.Participants} 人", $"Activity: {e.Title} on {e.On:yyyy-MM-dd}, {e.Participants} people"),
        FundsRecorded e => ($"经费：{e.Year} 年 {e.Amount}", $"Funds of {e.Year}: {e.Amount}"),
        StationRecorded e => ($"服务站点：{e.Name}，{e.Address}", $"Station: {e.Name}, {e.Address}"),
        EvidenceWithdrawn e => ($"撤回材料：{e.Reason}", $"Evidence withdrawn: {e.Reason}"),
        _ => (happened.GetType().Name, happened.GetType().Name),
    };
}
