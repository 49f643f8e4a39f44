using System.Runtime.Serialization;

namespace JinhuRedCross.Organisations.Contracts;

/// <summary>Somebody prepares a grass-roots organisation; it has a number and a name, and does not exist yet.</summary>
[DataContract(Name = "organisations.organisation-registered")]
public sealed record OrganisationRegistered(Guid OrganisationId, string Number, string Name);
