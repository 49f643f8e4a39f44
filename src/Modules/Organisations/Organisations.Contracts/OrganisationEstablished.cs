using System.Runtime.Serialization;

namespace JinhuRedCross.Organisations.Contracts;

/// <summary>The organisation exists.</summary>
[DataContract(Name = "organisations.organisation-established")]
public sealed record OrganisationEstablished(Guid OrganisationId);
