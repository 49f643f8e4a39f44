using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Journal.Erasures;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Boxes;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Donors;
using JinhuRedCross.Fundraising.Domain.Receipts;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.Grains;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>Donors, payees and those responsible for campaigns: what must stay of them (SEC-05), and who records that they were erased.</summary>
internal sealed class FundraisingPersonalData(
    CampaignDesk campaigns, GiftDesk gifts, PartDesk parts, Reads<DisbursementRow> payments, Reads<BoxRow> boxes, Reads<ReceiptBookRow> books, Reads<ReceiptRow> receipts,
    Reads<DonorRequestRow> requests, Reads<StatementLineRow> lines, IGrainFactory grains, Journal journal, Commands commands, RulesInForce rules, TimeProvider clock)
    : IPersonalData
{
    public async Task<PersonOnRecord?> Find(string idOrNumber, CancellationToken cancel)
    {
        if (await gifts.Recorded(idOrNumber, cancel) is { } gift) return new(gift.RootId, OnVoucher(gift.RecordedAt));
        // The voucher is the unit's transfer; whom its list names stands on none, unless he got a receipt of his own.
        if (await parts.Part(idOrNumber, cancel) is { } part) return new(part.Id, (await receipts.One(ReceiptRow.KeyOf(part.Id, 1), cancel)).Value is { } own ? OnVoucher(ChinaTime.StartOf(own.IssuedOn)) : []);
        if (await Payment(idOrNumber, cancel) is { } payment) return new(payment.Id, OfPayee(payment));
        if (Guid.TryParse(idOrNumber, out var id) && (await boxes.One(id, cancel)).Value is { } box) return new(box.Id, OfKeepers(box));
        if (await Request(idOrNumber, cancel) is { } request) return new(request.Id, OfRequest(request));
        if (id != default && (await lines.One(id, cancel)).Value is { } line) return new(LineIds.PersonOf(line.Id), OfStatement(line));
        if (id != Guid.Empty && (await books.One(id, cancel)).Value is { } book) return new(book.Id, OfBook(book));
        return await campaigns.Show(idOrNumber, cancel) is { } found ? new(found.Id, OfPlan(found.Campaign)) : null;
    }

    public async Task Tell(ErasureTold told, CancellationToken cancel)
    {
        foreach (var stream in told.Streams)
        {
            var command = new Command(commands.IdOf("erasure-told", told.Id.ToString(), stream.ToString()), journal.Keys.Fingerprint([]), told.Actor);
            var error = stream.Kind switch
            {
                "campaign" => (await campaigns.Grain(stream.Id).RecordErasure(command, told.Subject, told.Kinds, told.Restricted)).Error,
                "import" => (await grains.Grain<IImportGrain>(stream.Id).RecordErasure(command, told.Subject, told.Kinds)).Error,
                _ => null,
            };
            if (error is not null) throw new JournalUnavailableException(error.En);
        }
    }

    private async Task<DisbursementRow?> Payment(string idOrNumber, CancellationToken cancel) =>
        (await (Guid.TryParse(idOrNumber, out var id) ? payments.One(id, cancel) : payments.OneThat(DisbursementsThat.HaveNumber(idOrNumber), cancel))).Value;

    private async Task<DonorRequestRow?> Request(string idOrNumber, CancellationToken cancel)
    {
        if (Guid.TryParse(idOrNumber, out var id)) return (await requests.One(id, cancel)).Value;
        return await journal.FindClaim(DonorRequest.NumberClaim(idOrNumber), cancel) is { } received ? (await requests.One(received.Stream.Id, cancel)).Value : null;
    }

    private static KeptPart[] OfRequest(DonorRequestRow request) => request.AnsweredOn is not null
        ? []
        : [Needed(PrivateKind.Name), Needed(PrivateKind.Contact)];

    private static KeptPart Needed(PrivateKind kind) => new(kind, null, "申请尚未答复，须与申请人联系", "The request is not answered yet, and who asked must be reached", "FUN-09", Restricted: false);

    private KeptPart[] OfPayee(DisbursementRow payment) => payment.Status switch
    {
        DisbursementStatus.Requested or DisbursementStatus.Approved =>
            [new(PrivateKind.Name, null, "拨付尚未办结，须向收款人付款", "The payment is open and its payee is needed", "FUN-08", Restricted: false)],
        DisbursementStatus.Paid => OnVoucher(ChinaTime.StartOf(payment.PaidOn!.Value)),
        _ => [],
    };

    // All who had the box or counted it: their names stand on the records of its counts.
    private KeptPart[] OfKeepers(BoxRow box)
    {
        if (box.Status is BoxStatus.Out or BoxStatus.In) return [new(PrivateKind.Name, null, "募捐箱尚未清点，须知由谁保管", "The box is not counted yet, and who keeps it must be known", "FUN-04", Restricted: false)];
        return box.CountedOn is { } counted ? OnVoucher(ChinaTime.StartOf(counted)) : [];
    }

    private KeptPart[] OfStatement(StatementLineRow line)
    {
        if (line.State == LineState.Waiting) return [new(PrivateKind.Name, null, "这条流水尚待认领，须知由谁汇入或付给谁", "The line waits, and who paid or was paid must be known", "FUN-18", Restricted: false)];
        var years = rules.Now.FundraisingOn(line.Day).StatementYears;
        var until = new DateOnly(line.Day.Year + years, 12, 31);
        if (until < ChinaTime.DayOf(clock.GetUtcNow())) return [];
        return [new(PrivateKind.Name, until,
            $"姓名载于银行对账单，依《会计档案管理办法》保管 {years} 年（至 {until:yyyy-MM-dd}），限制使用",
            $"The name stands on a bank statement, kept {years} years (until {until:yyyy-MM-dd}); its use is restricted", "SEC-05")];
    }

    private KeptPart[] OfBook(ReceiptBookRow book) => book.Status switch
    {
        BookStatus.HandedOut => [new(PrivateKind.Name, null, "纸质票据尚未核销，须知由谁领用", "The paper book is not written off, and who has it must be known", "FUN-07a", Restricted: false)],
        BookStatus.WrittenOff => OnVoucher(ChinaTime.StartOf(book.WrittenOffOn!.Value)),
        _ => [],
    };

    private static KeptPart[] OfPlan(Campaign campaign) => campaign.Status is CampaignStatus.Draft or CampaignStatus.Settled
        ? []
        : [new(PrivateKind.Name, null, "募捐活动尚未结项，方案中的负责人姓名依法公开", "The campaign is not settled; the law wants the name in its public plan", "FUN-02", Restricted: false)];

    /// <summary>The name stands on an accounting voucher, kept to the end of the last of its years (SEC-05).</summary>
    private KeptPart[] OnVoucher(DateTimeOffset at)
    {
        var day = ChinaTime.DayOf(at);
        var years = rules.Now.FundraisingOn(day).VoucherYears;
        var until = new DateOnly(day.Year + years, 12, 31);
        if (until < ChinaTime.DayOf(clock.GetUtcNow())) return [];
        return [new(PrivateKind.Name, until,
            $"姓名载于会计凭证，依《会计档案管理办法》保管 {years} 年（至 {until:yyyy-MM-dd}），限制使用",
            $"The name stands on an accounting voucher, kept {years} years (until {until:yyyy-MM-dd}); its use is restricted", "SEC-05")];
    }
}
