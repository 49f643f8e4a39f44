using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Rules;
using JinhuRedCross.Fundraising.Domain.Campaigns;
using JinhuRedCross.Fundraising.Domain.Statements;
using AccountDecided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.Fundraising.Domain.Statements.BankAccount, JinhuRedCross.Fundraising.Domain.Statements.BankAccountEvent>;

namespace JinhuRedCross.Fundraising.Grains;

internal interface IBankAccountGrain : IGrainWithGuidKey
{
    Task<BankAccount> Show();

    Task<AccountDecided> Register(Command command, ProposedAccount asked);

    Task<AccountDecided> TakeLine(Command command, ProposedLine line, LineVerdict verdict, Guid upload);

    Task<IReadOnlyList<AccountDecided>> TakeLines(IReadOnlyList<(Command Command, ProposedLine Line, LineVerdict Verdict)> lines, Guid upload);

    Task<AccountDecided> RefuseGift(Command command, Guid line, Guid gift, Money amount, DateOnly day, Error why);

    Task<AccountDecided> HandIn(Command command, StatementHandedIn handed);

    Task<AccountDecided> ClaimAsGift(Command command, StatementLineTaken line, MoveTarget campaign, ProposedGift asked);

    Task<AccountDecided> Meet(Command command, Guid line, BookEntry entry);

    Task<AccountDecided> SetAside(Command command, Guid line, OtherKind? kind, string? reason);

    Task<AccountDecided> Reopen(Command command, StatementLineTaken line, SettledLine settled, string? reason);
}

/// <summary>One account of the society: each line of its statements is taken and decided here.</summary>
[GrainType("bank-account")]
internal sealed class BankAccountGrain(Journal journal, RulesInForce rules) : AggregateGrain<BankAccount, BankAccountEvent>(journal), IBankAccountGrain
{
    public Task<BankAccount> Show() => Show((a, _) => a);

    public Task<AccountDecided> Register(Command command, ProposedAccount asked) => Decide(command, (a, now) => a.Register(command.Id, asked, command.Actor, now));

    public Task<AccountDecided> TakeLine(Command command, ProposedLine line, LineVerdict verdict, Guid upload) => Decide(command, (a, now) => a.TakeLine(command.Id, line, verdict, upload, command.Actor, now));

    // Queued together, so that a statement's lines travel in few commits.
    public async Task<IReadOnlyList<AccountDecided>> TakeLines(IReadOnlyList<(Command Command, ProposedLine Line, LineVerdict Verdict)> lines, Guid upload) =>
        await Task.WhenAll(lines.Select(l => TakeLine(l.Command, l.Line, l.Verdict, upload)));

    public Task<AccountDecided> RefuseGift(Command command, Guid line, Guid gift, Money amount, DateOnly day, Error why) => Decide(command, (a, now) => a.RefuseGift(line, gift, amount, day, why, now));

    public Task<AccountDecided> HandIn(Command command, StatementHandedIn handed) => Decide(command, (a, now) => a.HandIn(handed, command.Actor, now));

    public Task<AccountDecided> ClaimAsGift(Command command, StatementLineTaken line, MoveTarget campaign, ProposedGift asked) =>
        Decide(command, (a, now) => a.ClaimAsGift(line, campaign, asked, command.Actor, now, rules.Now), a => a.VersionOfLine(line.LineId));

    public Task<AccountDecided> Meet(Command command, Guid line, BookEntry entry) => Decide(command, (a, now) => a.Meet(line, entry, command.Actor, now), a => a.VersionOfLine(line));

    public Task<AccountDecided> SetAside(Command command, Guid line, OtherKind? kind, string? reason) =>
        Decide(command, (a, now) => a.SetAside(line, kind, reason, command.Actor, now), a => a.VersionOfLine(line));

    public Task<AccountDecided> Reopen(Command command, StatementLineTaken line, SettledLine settled, string? reason) =>
        Decide(command, (a, now) => a.Reopen(line, settled, reason, command.Actor, now), a => a.VersionOfLine(line.LineId));
}
