using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.Imports;
using JinhuRedCross.BuildingBlocks.Journal.Erasures;
using JinhuRedCross.BuildingBlocks.Messaging;
using JinhuRedCross.BuildingBlocks.Modules;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Organisations.Domain;
using JinhuRedCross.Organisations.Domain.Emblems;
using JinhuRedCross.Organisations.Domain.Naming;
using JinhuRedCross.Organisations.Features.Assessments;
using JinhuRedCross.Organisations.Features.Covering;
using JinhuRedCross.Organisations.Features.Emblems;
using JinhuRedCross.Organisations.Features.Evidence;
using JinhuRedCross.Organisations.Features.Grassroots;
using JinhuRedCross.Organisations.Features.Naming;
using JinhuRedCross.Organisations.Features.Open;
using JinhuRedCross.Organisations.Features.Proposals;
using JinhuRedCross.Organisations.Features.Registers;
using JinhuRedCross.Organisations.Features.Shared;
using JinhuRedCross.Organisations.Features.Sites;
using JinhuRedCross.Organisations.Features.Tasks;
using JinhuRedCross.Organisations.Integration;
using JinhuRedCross.Organisations.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.Organisations;

/// <summary>Grass-roots organisations, what they have, and the society's sites (measures 7 and 8).</summary>
public sealed class OrganisationsModule : IModule
{
    public string Name => "organisations";

    public string Title => "基层组织与阵地（Organisations）";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddParameters(OrganisationParameters.All);
        services.AddParameters(SiteParameters.All);
        services.Tell<Announcements>();
        services.Hear<PaymentToOrganisationMadeHandler>();
        services.AddSingleton<OrganisationDesk>();
        services.AddSingleton<OrganisationNames>();
        services.AddSingleton<IPersonalData, OrganisationsPersonalData>();
        services.AddReadModel<OrganisationRow>();
        services.AddReadModel<OfficerRow>();
        services.AddReadModel<EvidenceRow>();
        services.AddReadModel<OrganisationTaskRow>();
        services.AddDueWork<OrganisationDueRow, NoteTerms>();
        services.AddSingleton<SiteDesk>();
        services.AddSingleton<Subtrees>();
        services.AddSingleton<IParts>(p => p.GetRequiredService<Subtrees>());
        services.AddReadModel<SiteRow>();
        services.AddDueWork<SiteDueRow, NoteSiteReviews>();
        services.AddParameters(NamingParameters.All);
        services.AddSingleton(NameInstitutions.Things);
        services.AddReadModel<NamedInstitutionRow>();
        services.AddDueWork<NamingDueRow, NoteNamingReviews>();
        services.AddParameters(EmblemParameters.All);
        services.AddSingleton(CheckEmblems.Things);
        services.AddReadModel<EmblemCheckRow>();
        services.AddSingleton(typeof(NumberedDesk<,,,,>));
        services.AddSingleton<OrganisationTree>();
        services.AddSingleton(ProposeChange.Things);
        services.AddSingleton<ProposalDesk>();
        services.AddReadModel<ProposalRow>();
        services.AddReadModel<ProposedOfficerRow>();
        services.AddDueWork<ProposalDueRow, ProposalDesk>();
        services.AddReadModel<SiteInspectionRow>();
        services.AddReadModel<SiteFindingRow>();
        services.AddReadModel<SiteServiceRow>();
        services.AddImportWork<RegisterWork>();
        services.AddSingleton<RegisterTaking>();
        services.AddSingleton<RegisterJobs>();
        services.AddReadModel<RegisterImportRow>();
        services.AddReadModel<RegisterRefusalRow>();
        services.AddSingleton<CoverageDesk>();
        services.AddSingleton<OrganisationFacts>();
        services.AddSingleton<AssessAll>();
        services.AddReadModel<AssessmentRow>();
        services.AddReadModel<AssessmentPastRow>();
        services.AddReadModel<AssessmentRunRow>();
        services.AddDueWork<AssessmentDueRow, AssessAll>();
    }

    /// <remarks>In the order in which the examples work on a fresh host.</remarks>
    public void Map(RouteGroupBuilder module, RouteGroupBuilder open)
    {
        ShowDivisions.Map(Then(module));
        var organisations = Organisations(module, "基层组织（Grassroots organisations）");
        RegisterOrganisation.Map(organisations);
        FindOrganisations.Map(organisations);
        ShowOrganisation.Map(organisations);
        DescribeOrganisation.Map(organisations);
        ApplyToPrepare.Map(organisations);
        RefusePreparation.Map(organisations);
        ApprovePreparation.Map(organisations);
        HoldFoundingMeeting.Map(organisations);
        ElectLeadership.Map(organisations);
        EstablishOrganisation.Map(organisations);
        OpenOrganisation.Map(organisations);

        var evidence = Organisations(module, "六有材料（Evidence）");
        RecordRegisterFigures.Map(evidence);
        RecordRegulation.Map(evidence);
        RecordActivity.Map(evidence);
        RecordFunds.Map(evidence);
        RecordStation.Map(evidence);
        WithdrawEvidence.Map(evidence);
        FindEvidence.Map(evidence);

        ProposeChange.Map(Organisations(module, "修改提议（Proposals）"));
        var proposals = module.MapGroup("/proposals").WithTags("修改提议（Proposals）")
            .InPart("id", (context, proposal, reach) => context.RequestServices.GetRequiredService<Subtrees>().CoversProposal(reach, proposal, context.RequestAborted));
        FindProposals.Map(proposals);
        ReviewProposals.Map(proposals);

        var standing = Organisations(module, "六有测算（Assessments）");
        ShowAssessment.Map(standing);
        var assessments = module.MapGroup("/assessments").WithTags("六有测算（Assessments）");
        RunAssessments.Map(assessments);
        FindAssessments.Map(assessments);
        SetStandard.Map(module.MapGroup("/standards").WithTags("六有测算（Assessments）"));

        MapSites(module.MapGroup("/sites").WithTags("阵地（Sites）")
            .InPart("id", (context, site, reach) => context.RequestServices.GetRequiredService<Subtrees>().CoversSite(reach, site, context.RequestAborted)));
        var named = module.MapGroup("/named-institutions").WithTags("冠名医疗机构（Named institutions）");
        NameInstitutions.Map(named);
        FindNamings.Map(named);
        NameInstitutions.MapSteps(named);
        var checks = module.MapGroup("/emblem-checks").WithTags("标志使用（Emblem）");
        CheckEmblems.Map(checks);
        FindEmblemChecks.Map(checks);
        CheckEmblems.MapSteps(checks);
        ShowCoverage.Map(Then(module));
        FindOrganisationTasks.Map(Then(module));

        var imports = module.MapGroup("/imports").WithTags("名册导入（Imports）");
        ImportRegister.Map(imports);
        FindRegisterImports.Map(imports);

        OpenOrganisations.Map(open);
        ShowCoverage.MapOpen(open);

        var ends = Organisations(module, "基层组织（Grassroots organisations）");
        MoveOrganisation.Map(ends);
        OrderRectification.Map(ends);
        PassRectification.Map(ends);
        BeginDissolution.Map(ends);
        DissolveOrganisation.Map(ends);
    }

    private static void MapSites(RouteGroupBuilder sites)
    {
        RegisterSite.Map(sites);
        FindSites.Map(sites);
        RecordSiteContent.Map(sites);
        SiteSteps.MapOpen(sites);
        ServeAndLend.Map(sites);
        InspectSite.Map(sites);
        FindSiteRecords.Map(sites);
        SiteSteps.MapEnds(sites);
    }

    private static RouteGroupBuilder Organisations(RouteGroupBuilder module, string tag) => module.MapGroup("/grassroots-organisations").WithTags(tag)
        .InPart("id", (context, organisation, reach) => context.RequestServices.GetRequiredService<Subtrees>().CoversOrganisation(reach, organisation, context.RequestAborted));

    // Groups come one after the other, whatever is mapped into them later.
    private static RouteGroupBuilder Then(RouteGroupBuilder module) => module.MapGroup("");
}
