using JinhuRedCross.BuildingBlocks.Modules;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Features.Campaigns;
using JinhuRedCross.Fundraising.Features.Disbursements;
using JinhuRedCross.Fundraising.Features.Donations;
using JinhuRedCross.Fundraising.Features.Open;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.Features.Tasks;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JinhuRedCross.Fundraising;

/// <summary>Campaigns, gifts and what became of them: the money desk of the society (measure 10).</summary>
public sealed class FundraisingModule : IModule
{
    public string Name => "fundraising";

    public string Title => "募捐与捐赠（Fundraising）";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection("Fundraising").Get<FundraisingParameters>() ?? new());
        services.AddSingleton<CampaignDesk>();
        services.AddSingleton<GiftDesk>();
        services.AddSingleton<PaymentDesk>();
        services.AddSingleton<QueryCodes>();
        services.AddReadModel<CampaignRow>();
        services.AddReadModel<DonationRow>();
        services.AddReadModel<DisbursementRow>();
        services.AddReadModel<SpentRow>();
        services.AddReadModel<TaskRow>();
    }

    /// <remarks>In the order in which the examples work on a fresh host.</remarks>
    public void Map(RouteGroupBuilder module, RouteGroupBuilder open)
    {
        var campaigns = module.MapGroup("/campaigns").WithTags("募捐活动（Campaigns）");
        DraftCampaign.Map(campaigns);
        FindCampaigns.Map(campaigns);
        ShowCampaign.Map(campaigns);
        EditCampaign.Map(campaigns);
        FileCampaign.Map(campaigns);
        LaunchCampaign.Map(campaigns);
        SuspendCampaign.Map(campaigns);
        ResumeCampaign.Map(campaigns);
        ChangeCampaign.Map(campaigns);

        var gifts = module.MapGroup("/campaigns").WithTags("捐赠（Donations）");
        RecordDonation.Map(gifts);
        PassReview.Map(module);
        FindDonations.Map(gifts);
        ShowDonation.Map(module);
        ReceiveLetter.Map(module);

        var payments = module.MapGroup("/campaigns").WithTags("拨付（Disbursements）");
        RequestDisbursement.Map(payments);
        ApproveDisbursement.Map(payments);
        RejectDisbursement.Map(payments);
        PayDisbursement.Map(payments);
        CancelDisbursement.Map(payments);
        FindDisbursements.Map(payments);
        FindTasks.Map(module);

        OpenCampaigns.Map(open);
        TraceDonation.Map(open);

        // A group's endpoints stand together, where it was made: what ends the examples' campaign needs one of its own.
        var closing = module.MapGroup("/campaigns").WithTags("募捐活动（Campaigns）");
        EndCampaign.Map(closing);
        SettleCampaign.Map(closing);
    }
}
