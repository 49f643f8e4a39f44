using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Organisations.Domain.Grassroots;

/// <summary>The end of an organisation: begun with a reason, over when all is settled (ORG-10).</summary>
internal sealed partial record GrassrootsOrganisation
{
    private const string Ends = "ORG-10";

    public Decision<OrganisationEvent> BeginDissolution(ProposedEnding asked, Rulebook rules, string by, DateTimeOffset now)
    {
        if (Unless(OrganisationStatus.Established, OrganisationStatus.Operating, OrganisationStatus.Rectifying, OrganisationStatus.TermOverdue) is { } wrong) return wrong;
        var form = new Form(now, Ends);
        var (number, on, why) = (form.Document(asked.DocumentNumber), form.Day(asked.On, notBefore: LastStepOn), form.Reason(asked.Explanation, "explanation", "说明"));
        var reason = form.Choice(asked.Reason, "reason", "注销原因");
        if (asked.Reason is not null) form.Refuse(SuccessorsFault(reason, asked.Successors));
        if (asked.Reason == DissolutionReason.Inactive) form.Refuse(ActivityFault(on, rules.OrganisationsOn(on).Whole(OrganisationParameters.InactiveMonths)));
        if (form.Fault is { } fault) return fault;
        return [new DissolutionBegun(number, reason, why, asked.Successors, on, by, now)];
    }

    public Decision<OrganisationEvent> Dissolve(ProposedSettlement asked, string by, DateTimeOffset now)
    {
        if (Unless(OrganisationStatus.Dissolving) is { } wrong) return wrong;
        var form = new Form(now, Ends);
        var (number, on) = (form.Document(asked.DocumentNumber), form.Day(asked.On, notBefore: LastStepOn));
        var members = form.Count(asked.UntransferredMembers, "untransferredMembers", "尚未转出的会员人数");
        if (members > 0) form.Refuse(OrganisationErrors.MembersLeft(members));
        if (asked.Balance is null) form.Refuse(FormErrors.Missing("balance", "账面余额", Ends));
        else if (asked.Balance != 0) form.Refuse(OrganisationErrors.BalanceLeft(asked.Balance.Value));
        if (asked.DuesSettled is not true) form.Refuse(OrganisationErrors.Unsettled("duesSettled", "会费尚未结清", "the dues are not settled"));
        if (asked.AssetsSettled is not true) form.Refuse(OrganisationErrors.Unsettled("assetsSettled", "财产尚未清理完毕", "the assets are not settled"));
        if (asked.SealAndPlaqueHandedIn is not true) form.Refuse(OrganisationErrors.Unsettled("sealAndPlaqueHandedIn", "印章和牌匾尚未收回", "seal and plaque are not handed in"));
        if (form.Fault is { } fault) return fault;
        var (reason, successors) = Ending!.Value;
        Decision<OrganisationEvent> dissolved = [new OrganisationDissolved(Number!, number, reason, successors, on, by, now)];
        return dissolved.Claiming(NameGivenBack(Name));
    }

    private Error? SuccessorsFault(DissolutionReason reason, IReadOnlyList<Successor> successors)
    {
        if (successors.Any(s => s.Id == Id)) return OrganisationErrors.OwnSuccessor;
        return (reason, successors.Count) switch
        {
            (DissolutionReason.Merged, 0) => OrganisationErrors.SuccessorsMissing("合并须写明并入的组织", "A merger names the organisation it goes into"),
            (DissolutionReason.Split, < 2) => OrganisationErrors.SuccessorsMissing("分立须写明至少两个承继的组织", "A split names at least two successors"),
            (DissolutionReason.Revoked or DissolutionReason.Inactive, > 0) => OrganisationErrors.SuccessorsUncalled,
            _ => null,
        };
    }

    private Error? ActivityFault(DateOnly on, int months) =>
        LastActivityOn is { } last && on <= last.AddMonths(months) ? OrganisationErrors.StillActive(last, months) : OpenedOn is { } opened && on <= opened.AddMonths(months) ? OrganisationErrors.StillActive(opened, months) : null;
}
