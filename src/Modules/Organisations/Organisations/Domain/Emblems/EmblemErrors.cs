using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Organisations.Domain.Emblems;

/// <summary>Why a decision about an emblem check is refused (ORG-13).</summary>
internal static class EmblemErrors
{
    public static readonly Error NotFound = Error.NotFound("emblem.not_found", "没有这次标志检查；请核对编号", "There is no such emblem check; check its number");

    public static readonly Error Exists = Error.Conflict("emblem.exists", "这次检查已经登记", "This check is recorded already");

    public static Error WrongStep(EmblemStatus status) => Error.Conflict("emblem.wrong_step", $"现为“{EmblemNames.Zh(status)}”，不能进行这一步", $"It is {status}; this step does not follow", EmblemCheck.Rule);

    public static Error FineTooLarge(Money fine, Money most) => Error.Invalid("emblem.fine_too_large", $"罚款 {fine} 超过上限 {most}", $"A fine of {fine} is above {most}", EmblemCheck.Rule, "fine");
}
