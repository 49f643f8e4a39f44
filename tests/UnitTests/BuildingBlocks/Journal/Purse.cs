using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.UnitTests.Journaling;

/// <summary>The smallest aggregate that has everything the journal cares about: money, a limit, an end, names, personal data.</summary>
[Snapshot(shape: 1)]
internal sealed record Purse(Money Balance, bool IsClosed) : IAggregate<Purse, PurseEvent>
{
    public Private<string>? LastGiver { get; init; }

    /// <summary>What the newest event has put in: nothing of it is kept.</summary>
    [JsonIgnore]
    public Money? JustFilled { get; init; }

    public static Purse Initial { get; } = new(Money.Zero, false);

    public Decision<PurseEvent> Fill(Filling filling)
    {
        if (IsClosed) return PurseErrors.Closed;
        var filled = new Filled(new(filling.Fen), filling.Slip, PersonOf(filling, PrivateKind.Name, filling.Giver), PersonOf(filling, PrivateKind.Contact, filling.Phone));
        Decision<PurseEvent> decision = [filled];
        return filling.Slip is null ? decision : decision.Claiming(SlipOf(filling.Slip));
    }

    /// <summary>Takes an amount in two steps, so that one command has two events.</summary>
    public Decision<PurseEvent> TakeInTwo(long fen)
    {
        if (Take(fen).Error is { } error) return error;
        return [new Taken(new(fen / 2)), new Taken(new(fen - (fen / 2)))];
    }

    public Decision<PurseEvent> Take(long fen)
    {
        if (IsClosed) return PurseErrors.Closed;
        if (Balance < new Money(fen)) return PurseErrors.TooLittle;
        return [new Taken(new(fen))];
    }

    public Decision<PurseEvent> GiveBack(string slip)
    {
        Decision<PurseEvent> decision = [new SlipGivenBack(slip)];
        return decision.Claiming(Claim.Releasing("slip", slip));
    }

    public Decision<PurseEvent> Close()
    {
        if (IsClosed) return [];
        return [new Closed()];
    }

    /// <summary>A decision with a bug in it: its second event has no stored name.</summary>
    public Decision<PurseEvent> Blunder() => IsClosed ? PurseErrors.Closed : [new Filled(new(1_000_000), null, null, null), new Unnamed()];

    /// <summary>Another bug: one name claimed twice.</summary>
    public Decision<PurseEvent> ClaimTwice(string slip)
    {
        Decision<PurseEvent> decision = IsClosed ? PurseErrors.Closed : [new Filled(new(1), slip, null, null)];
        return decision.Claiming(SlipOf(slip), SlipOf(slip));
    }

    public Purse Apply(PurseEvent happened) => happened switch
    {
        Filled filled => this with { Balance = Balance + filled.Amount, LastGiver = filled.Giver ?? LastGiver, JustFilled = filled.Amount },
        Taken taken => this with { Balance = Balance - taken.Amount, JustFilled = null },
        Closed => this with { IsClosed = true, JustFilled = null },
        _ => this,
    };

    public static Claim SlipOf(string slip) => new("slip", slip, PurseErrors.SlipTaken);

    // Two purses show the same when they are kept the same; what has just been put in is not.
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(CultureInfo.InvariantCulture, $"Balance = {Balance}, IsClosed = {IsClosed}, LastGiver = {LastGiver}");
        return true;
    }

    private static Private<string>? PersonOf(Filling filling, PrivateKind kind, string? value) => Private.Of(kind, filling.Subject, value);
}

/// <summary>What somebody puts into a purse.</summary>
internal sealed record Filling(long Fen, string? Slip = null, string? Giver = null, string? Phone = null)
{
    public Guid Subject { get; init; } = Guid.CreateVersion7();
}

internal abstract record PurseEvent;

[StoredName("purse.filled")]
internal sealed record Filled(Money Amount, string? Slip, Private<string>? Giver, Private<string>? Phone) : PurseEvent;

[StoredName("purse.taken")]
internal sealed record Taken(Money Amount) : PurseEvent;

[StoredName("purse.slip_given_back")]
internal sealed record SlipGivenBack(string Slip) : PurseEvent;

[StoredName("purse.closed")]
internal sealed record Closed : PurseEvent;

internal sealed record Unnamed : PurseEvent;

internal static class PurseErrors
{
    public static readonly Error Closed = Error.Conflict("purse.closed", "钱袋已封", "The purse is closed");

    public static readonly Error TooLittle = Error.Conflict("purse.too_little", "余额不足", "There is not that much in it");

    public static Error SlipTaken(object holder) => Error.Conflict("slip.taken", "单号已用", $"The slip was used for {((Filled)holder).Amount.Fen} fen");
}
