using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.ReadModels;
using Microsoft.EntityFrameworkCore;

namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>Looks with each statement whether lines that wait have an entry in the books by now: gifts and payments are often recorded after the bank tells of them.</summary>
internal sealed class WaitingLines(AccountDesk accounts, StatementLookups lookups, Reads<StatementLineRow> lines, Commands commands, JournalKeys keys)
{
    // What a person took back is not matched again behind his back.
    private static readonly Specification<StatementLineRow> _mayBeMatched = new(l => l.State == LineState.Waiting && l.Why != WaitReason.Reopened);

    /// <returns>How many lines met an entry.</returns>
    public async Task<int> Match(Guid account, BankAccount state, Command upload, CancellationToken cancel)
    {
        var wanted = StatementLinesThat.BelongTo(account) & _mayBeMatched;
        var waiting = (await lines.AskWhenCaughtUp((rows, ct) => rows.Where(wanted.Condition).ToListAsync(ct), cancel))
            .Select(r => (r.Id, Line: new ProposedLine(0, r.Serial, r.Day, null, r.Direction, new(r.AmountFen), null, r.Counterparty, r.Memo))).ToList();
        var payments = await lookups.Payments(account, [.. waiting.Select(w => w.Line).Where(l => l.Direction == LineDirection.Out)], cancel);
        var met = 0;
        foreach (var (id, line) in waiting)
        {
            var entry = line.Direction == LineDirection.Out ? Payment(payments.GetValueOrDefault(line).Met) : Gift(await lookups.GiftOf(line, state, cancel), line);
            if (entry is null) continue;
            var command = new Command(commands.IdOf("statement-rematch", upload.Id.ToString(), id.ToString()), keys.Fingerprint([]), upload.Actor, upload.DryRun);
            if ((await accounts.Grain(account).Meet(command, id, entry)).Error is null) met++;
        }

        return met;
    }

    private static BookEntry? Payment(MatchCandidate? found) => found is null ? null : new(found.Kind, found.Id, found.Number, found.Amount);

    private static BookEntry? Gift(KnownGift? found, ProposedLine line) => found?.Amount == line.Amount ? new(EntryKind.Gift, found.Id, found.Number, found.Amount) : null;
}
