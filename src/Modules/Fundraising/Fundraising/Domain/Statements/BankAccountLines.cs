using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Domain.Statements;

/// <content>The lines of a statement: taken once, and decided by rules or by a person (FUN-18).</content>
internal sealed partial record BankAccount
{
    public const int LongestName = 200;
    public const int LongestMemo = 500;
    public const int LongestSerial = 64;

    /// <summary>Each gift, payment or refund is met by one line.</summary>
    public static Claim EntryClaim(Guid entry) => new("statement-entry", entry.ToString("N"), holder => BankAccountErrors.EntryMet((holder as StatementLineTaken)?.Serial));

    public Decision<BankAccountEvent> TakeLine(Guid id, ProposedLine line, LineVerdict verdict, Guid upload, string by, DateTimeOffset now)
    {
        if (Number is null) return BankAccountErrors.NotFound;
        var errors = new List<Error>();
        if (DayRange.Check(line.Day, "day") is { } odd) errors.Add(odd);
        else if (line.Day > ChinaTime.DayOf(now)) errors.Add(CampaignErrors.InFuture("day", line.Day));
        else if (line.Day < OpeningOn) errors.Add(BankAccountErrors.BeforeOpening(line.Day, OpeningOn));
        var (serial, name, memo) = (Clean(line.Serial, "serial", LongestSerial, errors), Clean(line.Counterparty, "counterparty", LongestName, errors), Clean(line.Memo, "memo", LongestMemo, errors));
        if (Error.All(errors) is { } error) return error;
        var person = LineIds.PersonOf(id);
        var entry = verdict.State == LineState.Gift ? LineIds.GiftOf(id, 0) : verdict.EntryId;
        var at = ChinaTime.StartOf(line.Day).ToUniversalTime() + (line.Time?.ToTimeSpan() ?? TimeSpan.Zero);
        var waits = verdict.State == LineState.Waiting ? new WaitingLine(line.Direction, line.Amount, line.Day) : null;
        Decision<BankAccountEvent> taken =
        [
            new StatementLineTaken(
                id, upload, serial, line.Day, at > now ? now : at, line.Direction, line.Amount, line.Balance, Private.Of(PrivateKind.Name, person, name), name is not null && ReadsAsUnit.Matches(name),
                Private.Of(PrivateKind.Message, person, memo), verdict.State, verdict.Why, verdict.Kind, verdict.Entry, entry, verdict.EntryNumber, verdict.CampaignId, verdict.CampaignNumber, verdict.Channel,
                BacklogAfter(null, waits), by, now),
        ];
        return entry is { } met ? taken.Claiming(EntryClaim(met)) : taken;
    }

    /// <summary>The gift that a line should become was refused for good: a person decides.</summary>
    public Decision<BankAccountEvent> RefuseGift(Guid line, Guid gift, Money amount, DateOnly day, Error why, DateTimeOffset now)
    {
        // It may have been told twice: by whoever asked for it, and by due work.
        if (Waiting.ContainsKey(line)) return [];
        Decision<BankAccountEvent> refused = [new StatementGiftRefused(line, NextStep(line), gift, amount, day, why.Code, why.Zh, why.En, BacklogAfter(null, new(LineDirection.In, amount, day)), now)];
        return refused.Claiming(Released(gift));
    }

    /// <param name="asked">The gift as a person tells it; amount, channel, number and days are the line's.</param>
    public Decision<BankAccountEvent> ClaimAsGift(StatementLineTaken line, MoveTarget campaign, ProposedGift asked, string by, DateTimeOffset now, Rulebook rules)
    {
        if (!Waiting.TryGetValue(line.LineId, out var waiting)) return BankAccountErrors.NotWaiting;
        if (waiting.Direction == LineDirection.Out) return BankAccountErrors.DebitIsNoGift;
        var id = LineIds.GiftOf(line.LineId, AfterwardsOf(line.LineId).Undone);
        var whole = asked with { Amount = line.Amount.InYuan, Channel = GiftChannel, TransactionNumber = line.Serial, GivenAt = line.OccurredAt, ReceivedAt = line.OccurredAt, List = null };
        if (Gift.Check(whole, id, now, rules, out var gift) is { } error) return error;
        Decision<BankAccountEvent> claimed =
        [
            new StatementLineClaimed(
                line.LineId, NextStep(line.LineId), id, campaign.Campaign, campaign.Number, gift.Donor, gift.Amount, line.Day, gift.Channel, gift.TransactionNumber, gift.GivenAt, gift.ReceivedAt,
                gift.Earmark, gift.Publicity, gift.Receipt, gift.Message, gift.LetterReference, gift.Overseas, BacklogAfter(line.LineId, null), by, now),
        ];
        return claimed.Claiming(EntryClaim(id));
    }

    public Decision<BankAccountEvent> Meet(Guid line, BookEntry entry, string by, DateTimeOffset now)
    {
        if (!Waiting.TryGetValue(line, out var waiting)) return BankAccountErrors.NotWaiting;
        if ((entry.Kind == EntryKind.Gift) != (waiting.Direction == LineDirection.In)) return BankAccountErrors.WrongDirection(entry.Kind);
        if (entry.Amount != waiting.Amount) return BankAccountErrors.AmountDiffers(waiting.Amount, entry.Number, entry.Amount);
        Decision<BankAccountEvent> met = [new StatementLineMet(line, NextStep(line), entry.Kind, entry.Id, entry.Number, waiting.Day, BacklogAfter(line, null), by, now)];
        return met.Claiming(EntryClaim(entry.Id));
    }

    public Decision<BankAccountEvent> SetAside(Guid line, OtherKind? kind, string? reason, string by, DateTimeOffset now)
    {
        if (!Waiting.ContainsKey(line)) return BankAccountErrors.NotWaiting;
        var errors = new List<Error>();
        if (kind is null) errors.Add(BankAccountErrors.KindMissing);
        if (ReasonFault(reason, out var why) is { } unclear) errors.Add(unclear);
        if (Error.All(errors) is { } error) return error;
        return [new StatementLineSetAside(line, NextStep(line), kind!.Value, why!, BacklogAfter(line, null), by, now)];
    }

    /// <param name="settled">The line as it was seen; another decision since is not undone by this one.</param>
    public Decision<BankAccountEvent> Reopen(StatementLineTaken line, SettledLine settled, string? reason, string by, DateTimeOffset now)
    {
        if (Waiting.ContainsKey(line.LineId)) return BankAccountErrors.WaitingAlready;
        if (AfterwardsOf(line.LineId).Events != settled.Events) return BankAccountErrors.Changed;
        if (ReasonFault(reason, out var why) is { } unclear) return unclear;
        if (settled is { State: LineState.Gift, GiftStands: true }) return BankAccountErrors.GiftStands;
        Decision<BankAccountEvent> reopened =
        [
            new StatementLineReopened(
                line.LineId, NextStep(line.LineId), settled.State, settled.EntryId, line.Direction, line.Amount, line.Day, why!, BacklogAfter(null, new(line.Direction, line.Amount, line.Day)), by, now),
        ];
        return settled.EntryId is { } entry ? reopened.Claiming(Released(entry)) : reopened;
    }

    /// <summary>What happened to a line later; nothing to most.</summary>
    public LineAfterwards AfterwardsOf(Guid line) => Afterwards.GetValueOrDefault(line, LineAfterwards.Nothing);

    public long VersionOfLine(Guid line) => 1 + AfterwardsOf(line).Events;

    private int NextStep(Guid line) => AfterwardsOf(line).Events + 1;

    private static Claim Released(Guid entry) => Claim.Releasing("statement-entry", entry.ToString("N"));

    private static Error? ReasonFault(string? reason, out string? why) =>
        PlainText.Check(reason, "reason", 1000, out why, lines: true) ?? (why is null ? BankAccountErrors.ReasonMissing : null);

    private Backlog BacklogAfter(Guid? gone, WaitingLine? came)
    {
        var next = this;
        if (gone is { } line) next = next.Without(line);
        if (came is not null) next = next.With(Guid.Empty, came);
        return new(next.Waiting.Count, next.Unclaimed, next.WaitingDays.IsEmpty ? null : next.WaitingDays.Keys.First(), Name!);
    }

    private BankAccount With(Guid line, WaitingLine waits) => this with
    {
        Waiting = Waiting.SetItem(line, waits),
        WaitingDays = WaitingDays.SetItem(waits.Day, WaitingDays.GetValueOrDefault(waits.Day) + 1),
        Unclaimed = waits.Direction == LineDirection.In ? Unclaimed + waits.Amount : Unclaimed,
    };

    private BankAccount Without(Guid line)
    {
        if (!Waiting.TryGetValue(line, out var waited)) return this;
        var left = WaitingDays[waited.Day] - 1;
        return this with
        {
            Waiting = Waiting.Remove(line),
            WaitingDays = left == 0 ? WaitingDays.Remove(waited.Day) : WaitingDays.SetItem(waited.Day, left),
            Unclaimed = waited.Direction == LineDirection.In ? Unclaimed - waited.Amount : Unclaimed,
        };
    }

    private BankAccount ApplyLine(StatementLineEvent happened)
    {
        if (happened is StatementLineTaken taken)
        {
            var summed = Sum(taken);
            return taken.State == LineState.Waiting ? summed.With(taken.LineId, new(taken.Direction, taken.Amount, taken.Day)) : summed;
        }

        var before = AfterwardsOf(happened.LineId);
        var undone = happened is StatementLineReopened { Was: LineState.Gift } ? before.Undone + 1 : before.Undone;
        var next = this with { Afterwards = Afterwards.SetItem(happened.LineId, new(before.Events + 1, undone)) };
        return happened switch
        {
            StatementGiftRefused e => next.With(e.LineId, new(LineDirection.In, e.Amount, e.Day)),
            StatementLineReopened e => next.With(e.LineId, new(e.Direction, e.Amount, e.Day)),
            _ => next.Without(happened.LineId),
        };
    }

    private BankAccount Sum(StatementLineTaken e)
    {
        var before = Months.GetValueOrDefault(KeyOf(e.Day)) ?? new(Money.Zero, DateTimeOffset.MinValue, null);
        var next = before with { Net = e.Direction == LineDirection.In ? before.Net + e.Amount : before.Net - e.Amount };
        if (e.Balance is { } balance && e.OccurredAt >= before.LastAt) next = next with { LastAt = e.OccurredAt, Balance = balance };
        return this with { Months = Months.SetItem(KeyOf(e.Day), next) };
    }

    private static string? Clean(string? text, string field, int most, List<Error> errors)
    {
        if (PlainText.Check(text, field, most, out var clean) is { } unclean) errors.Add(unclean);
        return clean;
    }
}

/// <summary>A gift, payment or refund of the books, for a line to meet.</summary>
internal sealed record BookEntry(EntryKind Kind, Guid Id, string Number, Money Amount);

/// <summary>A decided line as it was seen.</summary>
/// <param name="GiftStands">Whether the gift that it became is neither voided nor gone.</param>
internal sealed record SettledLine(LineState State, Guid? EntryId, int Events, bool GiftStands);
