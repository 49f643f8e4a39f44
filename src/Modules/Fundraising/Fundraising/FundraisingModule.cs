using JinhuRedCross.BuildingBlocks.DueWork;
using JinhuRedCross.BuildingBlocks.Imports;
using JinhuRedCross.BuildingBlocks.Journal.Erasures;
using JinhuRedCross.BuildingBlocks.Journal.Seals;
using JinhuRedCross.BuildingBlocks.Messaging;
using JinhuRedCross.BuildingBlocks.Modules;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Indicators;
using JinhuRedCross.Fundraising.Domain.Periods;
using JinhuRedCross.Fundraising.Domain.Tasks;
using JinhuRedCross.Fundraising.Features.Accounts;
using JinhuRedCross.Fundraising.Features.Boxes;
using JinhuRedCross.Fundraising.Features.Campaigns;
using JinhuRedCross.Fundraising.Features.Disbursements;
using JinhuRedCross.Fundraising.Features.Donations;
using JinhuRedCross.Fundraising.Features.Donors;
using JinhuRedCross.Fundraising.Features.Figures;
using JinhuRedCross.Fundraising.Features.Goods;
using JinhuRedCross.Fundraising.Features.Imports;
using JinhuRedCross.Fundraising.Features.Indicators;
using JinhuRedCross.Fundraising.Features.Open;
using JinhuRedCross.Fundraising.Features.Overviews;
using JinhuRedCross.Fundraising.Features.Parts;
using JinhuRedCross.Fundraising.Features.Periods;
using JinhuRedCross.Fundraising.Features.Receipts;
using JinhuRedCross.Fundraising.Features.Refunds;
using JinhuRedCross.Fundraising.Features.Shared;
using JinhuRedCross.Fundraising.Features.Tasks;
using JinhuRedCross.Fundraising.Grains;
using JinhuRedCross.Fundraising.Integration;
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

    public IJournalAudit? Audit() => new FundraisingAudit();

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddParameters(FundraisingParameters.All);
        services.AddParameters(TaskKinds.Parameters);
        services.AddParameters(IndicatorParameters.All);
        services.AddSingleton<CampaignDesk>();
        services.AddSingleton<GiftDesk>();
        services.AddSingleton<GiftDecisions>();
        services.AddSingleton<GiftFates>();
        services.AddSingleton<PartDesk>();
        services.AddReadModel<PartRow>();
        services.AddReadModel<WithdrawnRow>();
        services.AddSingleton<GoodsDonors>();
        services.AddReadModel<GoodsRow>();
        services.AddReadModel<TermsRow>();
        services.AddSingleton<PaymentDesk>();
        services.AddSingleton<WithdrawalDesk>();
        services.AddSingleton<GiftMoves>();
        services.AddSingleton<GiftPast>();
        services.AddSingleton<SimilarPaymentsDesk>();
        services.AddSingleton<IPersonalData, FundraisingPersonalData>();
        services.AddSingleton<QueryCodes>();
        services.AddSingleton<CheckCodes>();
        services.AddSingleton<GiftPapers>();
        services.AddSingleton(new PublicAddress(configuration));
        services.AddSingleton<PlanChanges>();
        services.AddSingleton<NamedOrganisations>();
        services.Tell<Announcements>();
        services.Hear<OrganisationRegisteredHandler>();
        services.Hear<OrganisationRenamedHandler>();
        services.Hear<OrganisationEstablishedHandler>();
        services.Hear<OrganisationDissolvedHandler>();
        services.AddReadModel<CampaignRow>();
        services.AddReadModel<DonationRow>();
        services.AddReadModel<DisbursementRow>();
        services.AddReadModel<SpentRow>();
        services.AddReadModel<TaskRow>();
        services.AddReadModel<WithdrawalRow>();
        services.AddDueWork<MoveDueRow, ReceiveMovedGifts>();
        services.AddReadModel<ImportRow>();
        services.AddReadModel<RefusedListRow>();
        services.AddReadModel<HeldListRow>();
        services.AddSingleton<ListMatching>();
        services.AddImportWork<ImportWork>();
        services.AddSingleton<ImportPreview>();
        services.AddSingleton<ImportJobs>();
        services.AddReadModel<HistoryRow>();
        services.AddDueWork<CampaignDueRow, NoteFilingOverdue>();
        services.AddSingleton<TaskDesk>();
        services.AddSingleton<GiftTraces>();
        services.AddSingleton<CampaignChoice>();
        services.AddSingleton<DonorInquiries>();
        services.AddSingleton<DonorPapers>();
        services.AddSingleton<DonorRequestDesk>();
        services.AddSingleton<SeriesNumbers>();
        services.AddReadModel<DonorKeyRow>();
        services.AddReadModel<DonorRequestRow>();
        services.AddSingleton<ReceiptsOwing>();
        services.AddSingleton<ReceiptDesk>();
        services.AddSingleton<BookDesk>();
        services.AddSingleton<ReceiptMatching>();
        services.AddSingleton<ReceiptImport>();
        services.AddReadModel<ReceiptRow>();
        services.AddReadModel<ReceiptBookRow>();
        services.AddSingleton<BoxDesk>();
        services.AddSingleton<BoxGifts>();
        services.AddReadModel<BoxRow>();
        services.Follow<Books, BooksEvent>(TheBooks.Stream);
        services.AddSingleton<PeriodDesk>();
        services.AddSingleton<FiguresDesk>();
        services.AddReadModel<LedgerRow>();
        services.AddDueWork<BoxDueRow, BoxGifts>();
        services.AddSingleton<AccountDesk>();
        services.AddSingleton<LineDesk>();
        services.AddSingleton<ReconciliationDesk>();
        services.AddSingleton<StatementLookups>();
        services.AddSingleton<WaitingLines>();
        services.AddSingleton<StatementGifts>();
        services.AddSingleton<StatementWork>();
        services.AddReadModel<AccountRow>();
        services.AddReadModel<StatementLineRow>();
        services.AddReadModel<BookEntryRow>();
        services.AddDueWork<StatementGiftDueRow, StatementGifts>();
    }

    /// <remarks>In the order in which the examples work on a fresh host.</remarks>
    public void Map(RouteGroupBuilder module, RouteGroupBuilder open)
    {
        var campaigns = module.MapGroup("/campaigns").WithTags("募捐活动（Campaigns）");
        DraftCampaign.Map(campaigns);
        FindCampaigns.Map(campaigns);
        ShowCampaign.Map(campaigns);
        ShowCampaignHistory.Map(campaigns);
        EditCampaign.Map(campaigns);
        FileCampaign.Map(campaigns);
        LaunchCampaign.Map(campaigns);
        SuspendCampaign.Map(campaigns);
        ResumeCampaign.Map(campaigns);
        ChangeCampaign.Map(campaigns);

        var gifts = module.MapGroup("/campaigns").WithTags("捐赠（Donations）");
        RecordDonation.Map(gifts);
        PassReview.Map(Then(module));
        var given = module.MapGroup("/campaigns").WithTags("捐赠（Donations）");
        FindDonations.Map(given);
        ExportDonations.Map(given);
        ShowDonation.Map(Then(module));

        var lists = module.MapGroup("/campaigns").WithTags("名单导入（Imports）");
        StartImport.Map(lists);
        ImportTemplate.MapBeside(lists);
        ShowImport.Map(lists);
        HeldRows.Map(lists);
        MapTasks(module.MapGroup("/tasks").WithTags("待办（Tasks）"));
        MapReceipts(module);
        var letters = Then(module);
        ShowDonationHistory.Map(letters);
        ReceiveLetter.Map(letters);
        CorrectDonation.Map(letters);
        ChangePublicity.Map(letters);
        ShowTerms.Map(letters);
        CountGoods.Map(letters);
        HandOverGoods.Map(letters);
        FindGoods.Map(letters);
        ExportGoods.Map(letters);
        NameParts.Map(letters);
        ImportParts.Map(letters);
        FindParts.Map(letters);
        ExportParts.Map(letters);
        RequestRefund.Map(letters);
        DecideRefund.Map(letters);
        PayRefund.Map(letters);
        FindRefunds.Map(letters);
        VoidDonation.Map(letters);
        DecideChange.MapReject(letters);
        MoveDonation.Map(letters);
        DecideChange.MapApprove(letters);
        UnmaskDonor.Map(letters);
        EraseDonor.Map(letters);

        var payments = module.MapGroup("/campaigns").WithTags("拨付（Disbursements）");
        RequestDisbursement.Map(payments);
        ReviewDisbursement.Map(payments);
        ApproveDisbursement.Map(payments);
        RejectDisbursement.Map(payments);
        PayDisbursement.Map(payments);
        CancelDisbursement.Map(payments);
        FindDisbursements.Map(payments);
        ExportDisbursements.Map(payments);
        PrintApprovalForm.Map(payments);
        GiveFeedback.Map(payments);
        var overviews = Then(module);
        AllDonations.Map(overviews);
        AllDisbursements.Map(overviews);
        AllWithdrawals.Map(overviews);
        FindDonor.Map(Then(module));
        var requests = module.MapGroup("/donor-requests").WithTags("捐赠人权利（Donors' rights）");
        HandleDonorRequest.Map(requests);
        FindDonorRequests.Map(requests);
        MapBoxes(module.MapGroup("/collection-boxes").WithTags("募捐箱（Collection boxes）"));

        MapAccounts(module.MapGroup("/accounts").WithTags("账户与流水（Accounts）"));

        var imports = module.MapGroup("/imports").WithTags("名单导入（Imports）");
        AllImports.Map(imports);
        ImportTemplate.Map(imports);

        OpenCampaigns.Map(open);
        OpenFigures.Map(open);
        OpenParts.Map(open);
        OpenGoods.Map(open);
        TraceDonation.Map(open);
        TraceMine.Map(open);
        CheckConfirmation.Map(open);

        var ends = module.MapGroup("/campaigns").WithTags("募捐活动（Campaigns）");
        EndCampaign.Map(ends);
        SettleCampaign.Map(ends);
        MapPeriods(module.MapGroup("/periods").WithTags(CloseMonth.Tag), Then(module));
    }

    private static void MapTasks(RouteGroupBuilder tasks)
    {
        FindTasks.Map(tasks);
        AssignTask.Map(tasks);
        ExportTasks.Map(tasks);
    }

    private static void MapReceipts(RouteGroupBuilder module)
    {
        const string Books = "纸质票据本（Paper receipt books）";
        KeepBooks.MapReceive(module.MapGroup("/receipt-books").WithTags(Books));
        var receipts = Then(module);
        RegisterReceipt.Map(receipts);
        EndReceipt.MapVoid(receipts);
        ImportReceipts.Map(receipts);
        EndReceipt.MapReverse(receipts);
        FindReceipts.Map(receipts);
        ExportReceipts.Map(receipts);
        PrintConfirmation.Map(receipts);
        ChangeReceiptWish.Map(receipts);
        var books = module.MapGroup("/receipt-books").WithTags(Books);
        KeepBooks.MapWriteOff(books);
        FindBooks.Map(books);
    }

    private static void MapBoxes(RouteGroupBuilder boxes)
    {
        RegisterBox.Map(boxes);
        HandOutBox.Map(boxes);
        TakeInBox.Map(boxes);
        CountBox.Map(boxes);
        FindBoxes.Map(boxes);
        RetireBox.Map(boxes);
    }

    private static void MapPeriods(RouteGroupBuilder periods, RouteGroupBuilder figures)
    {
        FindPeriods.Map(periods);
        CloseMonth.Map(periods);
        ShowFigures.Map(figures);
        ExportFigures.Map(figures);
        FindLedger.Map(figures);
        RecordAnnualFigures.Map(figures);
        ShowIndicators.Map(figures);
    }

    private static void MapAccounts(RouteGroupBuilder accounts)
    {
        RegisterAccount.Map(accounts);
        FindAccounts.Map(accounts);
        HandInStatement.Map(accounts);
        FindLines.Map(accounts);
        ExportLines.Map(accounts);
        ClaimLine.Map(accounts);
        MeetLine.Map(accounts);
        SetLineAside.Map(accounts);
        ReopenLine.Map(accounts);
        ShowReconciliation.Map(accounts);
    }

    // Groups come one after the other, whatever is mapped into them later.
    private static RouteGroupBuilder Then(RouteGroupBuilder module) => module.MapGroup("");
}
