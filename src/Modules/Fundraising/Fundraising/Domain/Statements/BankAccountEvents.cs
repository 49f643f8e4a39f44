using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Imports;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Domain.Statements;

/// <summary>Something that happened to an account of the society or to a line of its statement.</summary>
internal abstract record BankAccountEvent;

/// <param name="Channels">Gifts by these ways arrive on it.</param>
[StoredName("account-registered")]
internal sealed record AccountRegistered(
    Guid AccountId, string Number, string Name, AccountKind Kind, IReadOnlyList<Channel> Channels, Money OpeningBalance, DateOnly OpeningOn, string By, DateTimeOffset At) : BankAccountEvent;

/// <summary>What waits on an account after an event: how many lines, the sum of its credits, and since when; with the name of the account.</summary>
internal sealed record Backlog(int Lines, Money Credits, DateOnly? OldestOn, string Account);

/// <summary>Something that happened to one line.</summary>
internal abstract record StatementLineEvent(Guid LineId, Backlog Backlog) : BankAccountEvent;

/// <summary>Something that happened to a line after it was taken.</summary>
/// <param name="Step">The how-manyeth of these, from 1.</param>
internal abstract record StatementLineStep(Guid LineId, int Step, Backlog Backlog) : StatementLineEvent(LineId, Backlog);

/// <summary>A line came in, and the rules said what it is or that it waits.</summary>
/// <param name="EntryId">The gift it becomes, or what it meets.</param>
[StoredName("statement-line-taken")]
internal sealed record StatementLineTaken(
    Guid LineId, Guid UploadId, string? Serial, DateOnly Day, DateTimeOffset OccurredAt, LineDirection Direction, Money Amount, Money? Balance,
    Private<string>? Counterparty, bool CounterpartyIsUnit, Private<string>? Memo,
    LineState State, WaitReason? Why, OtherKind? Kind, EntryKind? Entry, Guid? EntryId, string? EntryNumber, Guid? CampaignId, string? CampaignNumber, Channel? Channel,
    Backlog Backlog, string By, DateTimeOffset At)
    : StatementLineEvent(LineId, Backlog);

/// <summary>The campaign did not take the gift that a line should become: the line waits.</summary>
[StoredName("statement-gift-refused")]
internal sealed record StatementGiftRefused(Guid LineId, int Step, Guid GiftId, Money Amount, DateOnly Day, string Code, string Zh, string En, Backlog Backlog, DateTimeOffset At)
    : StatementLineStep(LineId, Step, Backlog);

/// <summary>A person said whose gift a line is; it is recorded right after, or by due work.</summary>
[StoredName("statement-line-claimed")]
internal sealed record StatementLineClaimed(
    Guid LineId, int Step, Guid GiftId, Guid CampaignId, string CampaignNumber, Donor Donor, Money Amount, DateOnly Day, Channel Channel, string? TransactionNumber, DateTimeOffset GivenAt, DateTimeOffset ReceivedAt,
    string? Earmark, Publicity Publicity, ReceiptWish Receipt, Private<string>? Message, string? LetterReference, bool Overseas, Backlog Backlog, string By, DateTimeOffset At)
    : StatementLineStep(LineId, Step, Backlog);

/// <summary>A person said which gift, payment or refund of the books a line is.</summary>
[StoredName("statement-line-met")]
internal sealed record StatementLineMet(Guid LineId, int Step, EntryKind Entry, Guid EntryId, string EntryNumber, DateOnly Day, Backlog Backlog, string By, DateTimeOffset At)
    : StatementLineStep(LineId, Step, Backlog);

/// <summary>A person said that a line is neither a gift nor a payment, and what it is.</summary>
[StoredName("statement-line-set-aside")]
internal sealed record StatementLineSetAside(Guid LineId, int Step, OtherKind Kind, string Reason, Backlog Backlog, string By, DateTimeOffset At)
    : StatementLineStep(LineId, Step, Backlog);

/// <summary>What was said of a line was wrong: it waits again.</summary>
/// <param name="EntryId">What it had met or become.</param>
[StoredName("statement-line-reopened")]
internal sealed record StatementLineReopened(
    Guid LineId, int Step, LineState Was, Guid? EntryId, LineDirection Direction, Money Amount, DateOnly Day, string Reason, Backlog Backlog, string By, DateTimeOffset At)
    : StatementLineStep(LineId, Step, Backlog);

/// <summary>A statement was handed in: what became of its lines, and whether the months it touches add up.</summary>
/// <param name="Sha256">Of the file, lower-case hex.</param>
/// <param name="Errors">The first rows that could not be taken.</param>
[StoredName("statement-handed-in")]
internal sealed record StatementHandedIn(
    Guid UploadId, string AccountNumber, string AccountName, string FileName, string Sha256, StatementFormat Format, StatementCounts Counts, DateOnly? FirstDay, DateOnly? LastDay,
    IReadOnlyList<RefusedRow> Errors, IReadOnlyList<ImportWarning> Warnings, IReadOnlyList<MonthCompared> Months, string By, DateTimeOffset At) : BankAccountEvent;

/// <summary>How many lines of a statement became what.</summary>
/// <param name="Fees">Fees and the like that the statement itself tells.</param>
/// <param name="MetLater">Lines of earlier statements that had waited and met an entry of the books now.</param>
internal sealed record StatementCounts(int Total, int Accepted, int Duplicates, int Gifts, int GiftsMet, int PaymentsMet, int Fees, int Waiting, int Rejected, int MetLater = 0);

/// <summary>A month's last balance as the bank tells it, and as the lines add up to it.</summary>
/// <param name="Month">Its first day.</param>
internal sealed record MonthCompared(DateOnly Month, Money Balance, Money Computed)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public bool Agrees => Balance == Computed;
}
