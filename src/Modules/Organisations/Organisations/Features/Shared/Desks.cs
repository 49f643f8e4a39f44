// What each desk is about, named once.
global using EmblemDesk = JinhuRedCross.Organisations.Features.Shared.NumberedDesk<
    JinhuRedCross.Organisations.Grains.IEmblemCheckGrain, JinhuRedCross.Organisations.Domain.Emblems.EmblemCheck, JinhuRedCross.Organisations.Domain.Emblems.EmblemEvent,
    JinhuRedCross.Organisations.ReadModels.EmblemCheckRow, JinhuRedCross.Organisations.Features.Emblems.EmblemResponse>;
global using NamingDesk = JinhuRedCross.Organisations.Features.Shared.NumberedDesk<
    JinhuRedCross.Organisations.Grains.INamedInstitutionGrain, JinhuRedCross.Organisations.Domain.Naming.NamedInstitution, JinhuRedCross.Organisations.Domain.Naming.NamingEvent,
    JinhuRedCross.Organisations.ReadModels.NamedInstitutionRow, JinhuRedCross.Organisations.Features.Naming.NamingResponse>;
global using TheProposals = JinhuRedCross.Organisations.Features.Shared.NumberedDesk<
    JinhuRedCross.Organisations.Grains.IChangeProposalGrain, JinhuRedCross.Organisations.Domain.Proposals.ChangeProposal, JinhuRedCross.Organisations.Domain.Proposals.ProposalEvent,
    JinhuRedCross.Organisations.ReadModels.ProposalRow, JinhuRedCross.Organisations.Features.Proposals.ProposalResponse>;
