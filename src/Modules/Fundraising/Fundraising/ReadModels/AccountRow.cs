using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.Fundraising.Domain.Statements;

namespace JinhuRedCross.Fundraising.ReadModels;

/// <summary>An account of the society in a list.</summary>
/// <param name="Channels">Names of the channels, parted by commas.</param>
/// <param name="WaitingLines">Lines of its statement that nobody has decided about.</param>
/// <param name="UnclaimedFen">The sum of the credits among them: the general fund's (待认领).</param>
/// <param name="LastDay">The newest day of which a line was taken.</param>
internal sealed record AccountRow(
    Guid Id, string Number, string Name, AccountKind Kind, string Channels, long OpeningFen, DateOnly OpeningOn, int WaitingLines, long UnclaimedFen, DateOnly? OldestOn, DateOnly? LastDay,
    DateTimeOffset? HandedInAt, DateTimeOffset RegisteredAt, long Version) : IReadModel<AccountRow>
{
    public static ReadTable Table { get; } = new("accounts", 1) { Indexes = [[nameof(Number)]] };

    public static SortColumns<AccountRow> Sorts { get; } = new("number") { { "number", a => a.Number }, { "name", a => a.Name }, { "unclaimedAmount", a => a.UnclaimedFen } };

    public static IEnumerable<Guid> KeysOf(Recorded record) => record.Event is BankAccountEvent ? [record.Stream.Id] : [];

    public static AccountRow? Project(AccountRow? row, Guid key, Recorded record)
    {
        if (record.Event is AccountRegistered e) return new(key, e.Number, e.Name, e.Kind, string.Join(',', e.Channels), e.OpeningBalance.Fen, e.OpeningOn, 0, 0, null, null, null, e.At, record.Version);
        if (row is null) return null;
        var next = row with { Version = record.Version };
        if (record.Event is StatementHandedIn handed) return next with { HandedInAt = handed.At };
        if (record.Event is not StatementLineEvent line) return next;
        var waits = next with { WaitingLines = line.Backlog.Lines, UnclaimedFen = line.Backlog.Credits.Fen, OldestOn = line.Backlog.OldestOn };
        return line is StatementLineTaken taken && (row.LastDay is null || taken.Day > row.LastDay) ? waits with { LastDay = taken.Day } : waits;
    }

    public static Specification<AccountRow> Are(AccountKind kind) => new(a => a.Kind == kind);

    public static Specification<AccountRow> HaveWaiting { get; } = new(a => a.WaitingLines > 0);
}
