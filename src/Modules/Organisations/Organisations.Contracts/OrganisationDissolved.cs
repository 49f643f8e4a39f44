using System.Runtime.Serialization;

namespace JinhuRedCross.Organisations.Contracts;

/// <summary>The organisation exists no longer.</summary>
[DataContract(Name = "organisations.organisation-dissolved")]
public sealed record OrganisationDissolved(Guid OrganisationId);
