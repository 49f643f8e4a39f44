using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Imports;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.Lists.Statements;

namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>Counts what becomes of the lines of one statement.</summary>
internal sealed class StatementTally(ReadStatement read)
{
    private readonly List<RefusedRow> _refused = [.. read.Refused];
    private readonly List<ImportWarning> _warnings = [.. read.Warnings];
    private int _accepted;
    private int _duplicates;
    private int _gifts;
    private int _giftsMet;
    private int _paymentsMet;
    private int _fees;
    private int _waiting;
    private int _metLater;

    public void Duplicate() => _duplicates++;

    public void MetLater(int lines) => _metLater += lines;

    public void Refuse(ProposedLine line, Error error) => _refused.Add(new(
        line.Row, error.Field ?? "", error.Field switch { "serial" => ListText.Mask(line.Serial ?? ""), "day" => $"{line.Day:yyyy-MM-dd}", "amount" => line.Amount.ToString(), _ => "" }, error.Code, error.Zh, error.En));

    public void Take(StatementLineTaken taken, ProposedLine line)
    {
        _accepted++;
        if (taken.Why == WaitReason.AmountDiffers) _warnings.Add(BankAccountErrors.GiftDiffers(line.Row, taken.EntryNumber!, taken.Amount));
        _ = taken switch
        {
            { State: LineState.Gift } => _gifts++,
            { State: LineState.Met, Entry: EntryKind.Gift } => _giftsMet++,
            { State: LineState.Met } => _paymentsMet++,
            { State: LineState.NotAGift } => _fees++,
            _ => _waiting++,
        };
    }

    public void GiftRefused() => (_gifts, _waiting) = (_gifts - 1, _waiting + 1);

    public StatementHandedIn Tell(Guid upload, string fileName, string sha, int most)
    {
        var total = _accepted + _duplicates + _refused.Count;
        DateOnly? first = read.Lines.Count > 0 ? read.Lines.Min(l => l.Day) : null;
        DateOnly? last = read.Lines.Count > 0 ? read.Lines.Max(l => l.Day) : null;
        return new(
            upload, "", "", fileName, sha, read.Format, new(total, _accepted, _duplicates, _gifts, _giftsMet, _paymentsMet, _fees, _waiting, _refused.Count, _metLater), first, last,
            [.. _refused.OrderBy(r => r.Row).Take(most)], [.. _warnings.Take(most)], [], "", default);
    }
}
