using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Organisations.Domain.Proposals;

/// <summary>Why a decision about a proposal is refused.</summary>
internal static class ProposalErrors
{
    public static readonly Error NotFound = Error.NotFound("proposal.not_found", "没有这项提议；请核对编号", "There is no such proposal; check its number");

    public static readonly Error Exists = Error.Conflict("proposal.exists", "这项提议已经提交", "This proposal is handed in already");

    public static readonly Error Own = Error.Forbidden("proposal.own", "提出的人不能审核自己的提议；请由他人审核", "Who proposed it does not review it; somebody else does", "GOV-17");

    public static readonly Error NotYours = Error.Forbidden("proposal.not_yours", "只有提出的人可以撤回；审核人可以退回", "Only who proposed it withdraws it; a reviewer returns it", "GOV-17");

    public static readonly Error OnePart = Error.Invalid("proposal.one_part", "请提出一项修改：profile、leadership 或 evidence 之一", "Propose one change: profile, leadership or evidence", field: "profile");

    public static Error WrongStep(ProposalStatus status) => Error.Conflict("proposal.wrong_step", $"现为“{ProposalNames.Zh(status)}”，不能进行这一步", $"It is {status}; this step does not follow");
}
