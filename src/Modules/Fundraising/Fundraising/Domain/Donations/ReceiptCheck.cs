using System.Text.RegularExpressions;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Receipts;

namespace JinhuRedCross.Fundraising.Domain.Donations;

/// <summary>A bill that has passed every rule that does not depend on its gift: what must stand on it, and that it agrees with itself (FUN-07).</summary>
internal sealed partial record CheckedReceipt(
    ReceiptKind Kind, string Code, string Number, string? CheckCode, DateOnly IssuedOn, string Payer, string? PayerCode, string? Project, Money Amount, IReadOnlyList<ReceiptLine> Lines,
    string? Handler, string? Remark)
{
    private const int MostLines = 20;

    /// <summary>The bill, or everything that is wrong with it.</summary>
    public static Error? Check(ProposedReceipt asked, DonorKind payer, DateTimeOffset now, out CheckedReceipt bill)
    {
        var errors = new List<Error>();
        void Refuse(Error? error)
        {
            if (error is not null) errors.Add(error);
        }

        string? Text(string? text, string field, int most, bool lines = false)
        {
            Refuse(PlainText.Check(text, field, most, out var clean, lines));
            return clean;
        }

        if (asked.Kind is null) Refuse(ReceiptErrors.Missing("kind", "票据种类"));
        Refuse(ReceiptNumbers.Check(asked.Code, asked.Number, out var code, out var number));
        Refuse(CheckCodeFault(asked, out var checkCode));
        Refuse(DayFault(asked.IssuedOn, now));
        var name = Text(asked.Payer, "payer", 200);
        if (name is null && errors.TrueForAll(e => e.Field != "payer")) Refuse(ReceiptErrors.Missing("payer", "交款人"));
        Refuse(PayerCodeFault(asked.PayerCode, payer, now, out var payerCode));
        Refuse(Money.Check(asked.Amount, "amount", out var amount));
        if (!string.IsNullOrWhiteSpace(asked.AmountInCapitals) && amount > Money.Zero && !CapitalAmount.Matches(asked.AmountInCapitals, amount)) Refuse(ReceiptErrors.CapitalsDiffer);
        Refuse(LinesFault(asked.Lines ?? [], amount, out var lines));
        var (project, handler, remark) = (Text(asked.Project, "project", 200), Text(asked.Handler, "handler", 50), Text(asked.Remark, "remark", 500, lines: true));
        bill = new(asked.Kind ?? default, code, number, checkCode, asked.IssuedOn ?? default, name ?? "", payerCode, project, amount, lines, handler, remark);
        return Error.All(errors);
    }

    private static Error? CheckCodeFault(ProposedReceipt asked, out string? checkCode)
    {
        checkCode = string.IsNullOrWhiteSpace(asked.CheckCode) ? null : Typed.Without(Typed.HalfWidth(asked.CheckCode), " ");
        if (checkCode is null) return asked.Kind == ReceiptKind.Electronic && !asked.FromList ? ReceiptErrors.CheckCodeInvalid : null;
        return CheckCodePattern().IsMatch(checkCode) ? null : ReceiptErrors.CheckCodeInvalid;
    }

    private static Error? DayFault(DateOnly? on, DateTimeOffset now)
    {
        if (on is not { } day) return ReceiptErrors.Missing("issuedOn", "开票日期");
        return day > ChinaTime.DayOf(now) ? CampaignErrors.InFuture("issuedOn", day) : DayRange.Check(day, "issuedOn");
    }

    /// <summary>Exports mask it sometimes; what is masked tells nothing and is not kept.</summary>
    private static Error? PayerCodeFault(string? text, DonorKind payer, DateTimeOffset now, out string? code)
    {
        code = null;
        if (string.IsNullOrWhiteSpace(text) || text.AsSpan().ContainsAny('*', '＊')) return null;
        var fault = payer == DonorKind.Organisation ? CreditCode.Check(text, "payerCode", out var clean) : IdentityNumber.Check(text, ChinaTime.DayOf(now), "payerCode", out clean);
        code = fault is null ? clean : null;
        return fault;
    }

    private static Error? LinesFault(IReadOnlyList<ProposedReceiptLine> asked, Money amount, out IReadOnlyList<ReceiptLine> lines)
    {
        lines = [];
        if (asked.Count == 0) return null;
        if (asked.Count > MostLines) return ReceiptErrors.TooManyLines(MostLines);
        var (errors, read) = (new List<Error>(), new List<ReceiptLine>());
        for (var i = 0; i < asked.Count; i++)
        {
            if (PlainText.Check(asked[i].Item, $"lines[{i}].item", 100, out var item) is { } unclean) errors.Add(unclean);
            else if (item is null) errors.Add(ReceiptErrors.Missing($"lines[{i}].item", "项目"));
            if (Money.Check(asked[i].Amount, $"lines[{i}].amount", out var each) is { } wrong) errors.Add(wrong);
            read.Add(new(item ?? "", each));
        }

        lines = read;
        var sum = new Money(read.Sum(l => l.Amount.Fen));
        if (errors.Count == 0 && amount > Money.Zero && sum != amount) errors.Add(ReceiptErrors.LinesDiffer(sum, amount));
        return Error.All(errors);
    }

    [GeneratedRegex("^[0-9A-Za-z]{4,20}$")]
    private static partial Regex CheckCodePattern();
}
