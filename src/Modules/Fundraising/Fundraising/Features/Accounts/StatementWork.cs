using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Tables;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Statements;
using JinhuRedCross.Fundraising.Lists;
using JinhuRedCross.Fundraising.Lists.Statements;
using JinhuRedCross.Fundraising.ReadModels;

namespace JinhuRedCross.Fundraising.Features.Accounts;

/// <summary>Takes one statement in, piece by piece: each line is a command of its own, so the same file, an overlapping one or a repeat after a crash changes nothing twice (FUN-18).</summary>
internal sealed class StatementWork(AccountDesk accounts, StatementGifts gifts, StatementLookups lookups, WaitingLines waiting, Commands commands, JournalKeys keys)
{
    private const int PieceSize = 500;
    private const int MostErrors = 100;

    private sealed record Keyed(Guid Id, ProposedLine Line);

    /// <param name="otherwise">The campaign of credits whose memo names none.</param>
    public async Task<StatementHandedIn> Take(Guid account, BankAccount state, ReadStatement read, TargetCampaign? otherwise, Command upload, string fileName, string sha, CancellationToken cancel)
    {
        var tally = new StatementTally(read);
        tally.MetLater(await waiting.Match(account, state, upload, cancel));
        var lines = Name(account, read.Lines, tally);
        var known = await lookups.Known(lines.Select(l => l.Id), cancel);
        var (campaigns, own) = (await lookups.Campaigns(cancel), await lookups.OwnNames(cancel));
        var debits = await lookups.Payments(account, [.. lines.Where(l => l.Line.Direction == LineDirection.Out && !known.Contains(l.Id)).Select(l => l.Line)], cancel);
        foreach (var piece in lines.Chunk(PieceSize))
        {
            var verdicts = await Verdicts(piece, known);
            await TakePiece(account, upload, [.. piece.Zip(verdicts)], tally, cancel);
        }

        return tally.Tell(upload.Id, fileName, sha, MostErrors);

        async Task<IReadOnlyList<LineVerdict>> Verdicts(Keyed[] piece, HashSet<Guid> there)
        {
            var gift = await Task.WhenAll(piece.Select(l => there.Contains(l.Id) ? Task.FromResult<KnownGift?>(null) : lookups.GiftOf(l.Line, state, cancel)));
            var targets = piece.Select(l => l.Line.Direction == LineDirection.In ? StatementRules.TargetOf(l.Line, campaigns, otherwise) : null).ToList();
            var wanted = piece.Zip(targets).Where(p => p.Second is not null && !there.Contains(p.First.Id)).Select(p => (p.Second!.Id, KeyOf(p.First.Line)));
            var alike = await lookups.Alike(wanted, StatementOrigin.SourceOf(state.Name!), cancel);
            return [.. piece.Select((l, i) => l.Line.Direction == LineDirection.In
                ? StatementRules.OfCredit(l.Line, gift[i], targets[i], targets[i] is { } t ? alike.GetValueOrDefault((t.Id, KeyOf(l.Line))) : null, state.GiftChannel, own)
                : Debit(l.Line))];
        }

        LineVerdict Debit(ProposedLine line)
        {
            var (met, severalFit) = debits.GetValueOrDefault(line);
            return StatementRules.OfDebit(line, met, severalFit, own);
        }
    }

    private static long KeyOf(ProposedLine line) =>
        line.Counterparty is { } name && DonorName.KindOf(ListText.Tidy(name)) != Domain.Campaigns.DonorKind.Anonymous ? DonationRow.MatchKeyOf(line.Day, ListText.Tidy(name), line.Amount) : 0;

    /// <summary>Each line with its id; one that stands in the file twice is taken once.</summary>
    private List<Keyed> Name(Guid account, IReadOnlyList<ProposedLine> lines, StatementTally tally)
    {
        var names = new LineNames(commands, account);
        var (named, seen) = (new List<Keyed>(lines.Count), new Dictionary<Guid, byte[]>());
        foreach (var line in lines)
        {
            var (id, content) = (names.IdOf(line), LineNames.ContentOf(line));
            if (seen.TryAdd(id, content)) named.Add(new(id, line));
            else if (seen[id].AsSpan().SequenceEqual(content)) tally.Duplicate();
            else tally.Refuse(line, BankAccountErrors.LineChanged);
        }

        return named;
    }

    private async Task TakePiece(Guid account, Command upload, IReadOnlyList<(Keyed Line, LineVerdict Verdict)> piece, StatementTally tally, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var grain = accounts.Grain(account);
        var decided = (await grain.TakeLines([.. piece.Select(p => (CommandOf(p.Line, upload), p.Line.Line, p.Verdict))], upload.Id)).ToArray();
        // Another line was quicker: then this one waits for a person.
        foreach (var (place, answer) in decided.Index().Where(d => d.Item.Error?.Code == "statement.entry_met").ToList())
            decided[place] = await grain.TakeLine(CommandOf(piece[place].Line, upload), piece[place].Line.Line, LineVerdict.Waits(WaitReason.EntryMet, piece[place].Verdict.EntryNumber), upload.Id);
        var fresh = new List<StatementLineTaken>();
        var repeated = new List<StatementLineTaken>();
        for (var i = 0; i < decided.Length; i++)
        {
            if (decided[i].Error is { } error)
            {
                if (error.Kind == ErrorKind.Unavailable) throw new JournalUnavailableException(error.En);
                tally.Refuse(piece[i].Line.Line, error.Code == CommandErrors.KeyReused.Code ? BankAccountErrors.LineChanged : error);
                continue;
            }

            var taken = decided[i].Only<StatementLineTaken>();
            (decided[i].Replayed ? repeated : fresh).Add(taken);
            if (decided[i].Replayed && taken.UploadId != upload.Id) tally.Duplicate();
            else tally.Take(taken, piece[i].Line.Line);
        }

        await RecordGifts(account, upload, fresh, repeated, tally);
    }

    private async Task RecordGifts(Guid account, Command upload, List<StatementLineTaken> fresh, List<StatementLineTaken> repeated, StatementTally tally)
    {
        var becoming = fresh.Where(l => l.State == LineState.Gift).ToList();
        if (repeated.Exists(l => l.State == LineState.Gift))
        {
            // What somebody decided about a line since is not to be undone by its repeat.
            var state = await accounts.Grain(account).Show();
            becoming.AddRange(repeated.Where(l => l.State == LineState.Gift && state.AfterwardsOf(l.LineId).Events == 0));
        }

        if (becoming.Count == 0) return;
        var answers = await gifts.Record(account, becoming, dryRun: upload.DryRun);
        foreach (var (line, (_, error)) in becoming.Zip(answers))
        {
            // What could not be told yet is recorded by due work.
            if (error is { Kind: not ErrorKind.Unavailable } && line.UploadId == upload.Id) tally.GiftRefused();
        }
    }

    private Command CommandOf(Keyed line, Command upload) => new(line.Id, keys.Fingerprint(LineNames.ContentOf(line.Line)), upload.Actor, upload.DryRun);
}
