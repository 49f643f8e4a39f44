using System.Collections.Immutable;
using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Standards;
using JinhuRedCross.Fundraising.Domain.Campaigns;

namespace JinhuRedCross.Fundraising.Domain.Statements;

/// <summary>A line that nobody has decided about.</summary>
internal sealed record WaitingLine(LineDirection Direction, Money Amount, DateOnly Day);

/// <summary>What happened to a line after it was taken.</summary>
/// <param name="Undone">How many gifts it had become were voided.</param>
internal sealed record LineAfterwards(int Events, int Undone)
{
    public static readonly LineAfterwards Nothing = new(0, 0);
}

/// <summary>What a month's lines come to.</summary>
/// <param name="LastAt">When its last line with a balance was.</param>
internal sealed record MonthSum(Money Net, DateTimeOffset LastAt, Money? Balance);

/// <summary>An account of the society and the lines of its statement that wait for a decision (FUN-18).</summary>
/// <remarks>Holds what is open, a sum a month, and a count for lines to which something happened later; never the lines.</remarks>
[Snapshot(shape: 1)]
internal sealed partial record BankAccount : IAggregate<BankAccount, BankAccountEvent>
{
    private const int MonthsOfYear = 100;

    public static BankAccount Initial { get; } = new();

    public string? Number { get; init; }

    public string? Name { get; init; }

    public AccountKind Kind { get; init; }

    public IReadOnlyList<Channel> Channels { get; init; } = [];

    public Money OpeningBalance { get; init; }

    public DateOnly OpeningOn { get; init; }

    public ImmutableDictionary<Guid, WaitingLine> Waiting { get; init; } = ImmutableDictionary<Guid, WaitingLine>.Empty;

    /// <summary>How many lines of each day wait.</summary>
    public ImmutableSortedDictionary<DateOnly, int> WaitingDays { get; init; } = ImmutableSortedDictionary<DateOnly, int>.Empty;

    /// <summary>Credits that nobody has claimed: the general fund's (待认领).</summary>
    public Money Unclaimed { get; init; }

    public ImmutableDictionary<Guid, LineAfterwards> Afterwards { get; init; } = ImmutableDictionary<Guid, LineAfterwards>.Empty;

    /// <summary>By year and month, as 202603.</summary>
    public ImmutableSortedDictionary<int, MonthSum> Months { get; init; } = ImmutableSortedDictionary<int, MonthSum>.Empty;

    /// <summary>Name under which an account's number is unique, and by which it is found.</summary>
    public static Claim NumberClaim(string number) => new("account.number", PlainForm.Of(number), _ => BankAccountErrors.Exists);

    /// <summary>Gifts by a channel arrive on one account.</summary>
    public static Claim ChannelClaim(Channel channel) =>
        new("account.channel", channel.ToString(), holder => BankAccountErrors.ChannelTaken(channel, ((AccountRegistered)holder).Name));

    public Decision<BankAccountEvent> Register(Guid id, ProposedAccount asked, string by, DateTimeOffset now)
    {
        if (Number is not null) return BankAccountErrors.Exists;
        var errors = new List<Error>();
        var (number, name) = (Text(asked.Number, "number", "账号", 50, errors), Text(asked.Name, "name", "账户名称", 100, errors));
        if (asked.Kind is null) errors.Add(BankAccountErrors.Missing("kind", "账户类别"));
        var channels = asked.Channels ?? [];
        if (channels.Distinct().Count() < channels.Count) errors.Add(BankAccountErrors.ChannelRepeated);
        var opening = Opening(asked.OpeningBalance, errors);
        if (asked.OpeningOn is not { } on) errors.Add(BankAccountErrors.Missing("openingOn", "期初日期"));
        else if (DayRange.Check(on, "openingOn") is { } odd) errors.Add(odd);
        else if (on > ChinaTime.DayOf(now)) errors.Add(CampaignErrors.InFuture("openingOn", on));
        if (Error.All(errors) is { } error) return error;
        Decision<BankAccountEvent> registered = [new AccountRegistered(id, number!, name!, asked.Kind!.Value, [.. channels], opening, asked.OpeningOn!.Value, by, now)];
        return registered.Claiming([NumberClaim(number!), .. channels.Select(ChannelClaim)]);
    }

    /// <summary>A statement is through: tells what became of it and whether its months add up.</summary>
    public Decision<BankAccountEvent> HandIn(StatementHandedIn handed, string by, DateTimeOffset now)
    {
        if (Number is null) return BankAccountErrors.NotFound;
        return [handed with { AccountNumber = Number, AccountName = Name!, Months = handed.FirstDay is { } first ? MonthsSince(first) : [], By = by, At = now }];
    }

    public BankAccount Apply(BankAccountEvent happened) => happened switch
    {
        AccountRegistered e => this with { Number = e.Number, Name = e.Name, Kind = e.Kind, Channels = e.Channels, OpeningBalance = e.OpeningBalance, OpeningOn = e.OpeningOn },
        StatementLineEvent e => ApplyLine(e),
        _ => this,
    };

    /// <summary>The channel under which this account's lines become gifts.</summary>
    public Channel GiftChannel
    {
        get
        {
            var own = Kind switch { AccountKind.WeChatPay => Channel.WeChatPay, AccountKind.Alipay => Channel.Alipay, AccountKind.Cash => Channel.Cash, _ => Channel.BankTransfer };
            return Channels.Count == 0 || Channels.Contains(own) ? own : Channels[0];
        }
    }

    // Whatever is missing from a month shows in all months behind it too.
    private List<MonthCompared> MonthsSince(DateOnly first)
    {
        var (months, sum) = (new List<MonthCompared>(), OpeningBalance.Fen);
        foreach (var (key, month) in Months)
        {
            sum += month.Net.Fen;
            if (key >= KeyOf(first) && month.Balance is { } balance) months.Add(new(new(key / MonthsOfYear, key % MonthsOfYear, 1), balance, new(sum)));
        }

        return months;
    }

    private static int KeyOf(DateOnly day) => (day.Year * MonthsOfYear) + day.Month;

    private static Money Opening(decimal? yuan, List<Error> errors)
    {
        if (yuan == 0) return Money.Zero;
        if (yuan < 0) errors.Add(BankAccountErrors.OpeningNegative);
        else if (Money.Check(yuan, "openingBalance", out var amount) is { } wrong) errors.Add(wrong);
        else return amount;
        return Money.Zero;
    }

    private static string? Text(string? text, string field, string zh, int most, List<Error> errors)
    {
        var unclean = PlainText.Check(text, field, most, out var clean);
        if (unclean is not null || clean is null) errors.Add(unclean ?? BankAccountErrors.Missing(field, zh));
        return clean;
    }
}
