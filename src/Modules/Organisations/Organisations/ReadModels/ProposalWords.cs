using JinhuRedCross.Organisations.Domain.Proposals;

namespace JinhuRedCross.Organisations.ReadModels;

/// <summary>Tells an event of a proposal in one sentence, without the names of people.</summary>
internal static class ProposalWords
{
    public static (string Zh, string En) Of(ProposalEvent happened) => happened switch
    {
        ProposalSubmitted e => ($"提出修改 {e.OrganisationNumber} 的{ProposalNames.Zh(e.Kind)}：{e.Reason}", $"Proposed to change {e.Kind} of {e.OrganisationNumber}: {e.Reason}"),
        ProposalAccepted => ("审核通过", "Accepted"),
        ProposalCarriedOut => ("已办理", "Carried out"),
        ProposalReturned e => ($"退回：{e.Reason}", $"Returned: {e.Reason}"),
        ProposalWithdrawn => ("提出人撤回", "Withdrawn by who proposed it"),
        ProposalPersonErased => ("删除个人信息", "Personal data erased"),
        _ => (happened.GetType().Name, happened.GetType().Name),
    };
}
