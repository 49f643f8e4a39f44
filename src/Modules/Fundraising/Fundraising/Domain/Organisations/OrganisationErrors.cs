using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain.Organisations;

/// <summary>Why an organisation cannot be named in a plan or a payment.</summary>
internal static class OrganisationErrors
{
    private const string Rule = "FUN-21";
    private const string Field = "organisation";

    public static Error Unknown(string given) => Error.Invalid("named_organisation.unknown",
        $"没有基层组织“{given}”；请核对标识或编号（刚登记的请稍后再试）", $"There is no organisation “{given}”; check its id or number (one just registered is known in a moment)", Rule, Field);

    public static Error NotEstablished(OrganisationRef organisation) => Error.Invalid("named_organisation.not_established",
        $"{organisation.Name}（{organisation.Number}）尚在筹备，未经批复成立；成立后才能承办活动或收款", $"{organisation.Number} is still being prepared; it can run campaigns and be paid once it is established", Rule, Field);

    public static Error Ended(OrganisationRef organisation) => Error.Invalid("named_organisation.dissolved",
        $"{organisation.Name}（{organisation.Number}）已撤销；请改填承接其工作的组织", $"{organisation.Number} is dissolved; name the organisation that goes on with its work", Rule, Field);

    public static Error NumberTaken(string number) => Error.Conflict("named_organisation.number_taken",
        $"基层组织编号 {number} 已属于另一个组织；请核对基层组织登记", $"The number {number} belongs to another organisation; look at the register of organisations", Rule);
}
