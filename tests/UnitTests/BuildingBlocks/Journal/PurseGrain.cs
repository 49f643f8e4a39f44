using JinhuRedCross.BuildingBlocks.Journal;

namespace JinhuRedCross.UnitTests.Journaling;

internal interface IPurse : IGrainWithGuidKey
{
    Task<Decided<Purse, PurseEvent>> Fill(Command command, Filling filling, bool showAfter = false);

    Task<Decided<Purse, PurseEvent>> Take(Command command, long fen);

    Task<Decided<Purse, PurseEvent>> TakeInTwo(Command command, long fen);

    Task<Decided<Purse, PurseEvent>> GiveBack(Command command, string slip);

    Task<Decided<Purse, PurseEvent>> Close(Command command);

    Task<Decided<Purse, PurseEvent>> Blunder(Command command);

    Task<Decided<Purse, PurseEvent>> ClaimTwice(Command command, string slip);

    Task<Seen> Look();

    Task<Insight> Peek();

    Task Leave();
}

/// <summary>What a reader of a purse gets.</summary>
internal sealed record Seen(long Fen, long Version, bool IsClosed, string? LastGiver = null);

/// <summary>What only a test wants to know: how often this activation was asked to decide or to show, durable or not.</summary>
internal sealed record Insight(Guid Activation, int Decisions, int Looks);

[GrainType("purse")]
internal sealed class PurseGrain(Journal journal) : AggregateGrain<Purse, PurseEvent>(journal), IPurse
{
    private readonly Guid _activation = Guid.CreateVersion7();
    private int _decisions;
    private int _looks;

    public Task<Decided<Purse, PurseEvent>> Fill(Command command, Filling filling, bool showAfter) => Decide(command, (p, _) => Counted(p).Fill(filling), showAfter: showAfter);

    public Task<Decided<Purse, PurseEvent>> Take(Command command, long fen) => Decide(command, (p, _) => Counted(p).Take(fen));

    public Task<Decided<Purse, PurseEvent>> TakeInTwo(Command command, long fen) => Decide(command, (p, _) => Counted(p).TakeInTwo(fen));

    public Task<Decided<Purse, PurseEvent>> GiveBack(Command command, string slip) => Decide(command, (p, _) => Counted(p).GiveBack(slip));

    public Task<Decided<Purse, PurseEvent>> Close(Command command) => Decide(command, (p, _) => Counted(p).Close());

    public Task<Decided<Purse, PurseEvent>> Blunder(Command command) => Decide(command, (p, _) => Counted(p).Blunder());

    public Task<Decided<Purse, PurseEvent>> ClaimTwice(Command command, string slip) => Decide(command, (p, _) => Counted(p).ClaimTwice(slip));

    public Task<Seen> Look()
    {
        _looks++;
        return Show((purse, version) => new Seen(purse.Balance.Fen, version, purse.IsClosed, purse.LastGiver?.OrNothing));
    }

    public Task<Insight> Peek() => Task.FromResult(new Insight(_activation, _decisions, _looks));

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private Purse Counted(Purse purse)
    {
        _decisions++;
        return purse;
    }
}
