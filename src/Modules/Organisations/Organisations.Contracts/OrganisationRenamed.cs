using System.Runtime.Serialization;

namespace JinhuRedCross.Organisations.Contracts;

/// <summary>What is known of an organisation was written anew; it is called so from now on, perhaps as before.</summary>
[DataContract(Name = "organisations.organisation-renamed")]
public sealed record OrganisationRenamed(Guid OrganisationId, string Name);
