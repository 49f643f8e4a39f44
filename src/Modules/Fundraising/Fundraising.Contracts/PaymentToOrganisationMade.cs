using System.Runtime.Serialization;

namespace JinhuRedCross.Fundraising.Contracts;

/// <summary>Money of a campaign or fund was paid to a grass-roots organisation. A payment once made is never taken back.</summary>
/// <param name="PaymentNumber">Under which the payment's papers are kept.</param>
[DataContract(Name = "fundraising.payment-to-organisation-made")]
public sealed record PaymentToOrganisationMade(Guid OrganisationId, string PaymentNumber, long AmountFen, DateOnly PaidOn);
