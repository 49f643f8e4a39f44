using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.UnitTests.Journaling;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.UnitTests.Simulation;

/// <summary>Purses that share a few slips.</summary>
internal sealed class Purses(World world) : Model<Purse, PurseEvent>(world, "purse", 3)
{
    public override Grain Make(Journal journal) => new PurseGrain(journal);

    protected override Request<Purse, PurseEvent> Draw(StreamId stream, Command command)
    {
        var fen = Random.Next(1, 30);
        var slip = $"slip {Random.Next(8)}";
        switch (Random.Next(20))
        {
            case < 9:
                var filling = new Filling(fen, Random.Next(3) == 0 ? slip : null, Random.Next(2) == 0 ? "张三" : null, Random.Next(4) == 0 ? "13800000000" : null) { Subject = command.Id };
                var showAfter = Random.Next(2) == 0;
                return new(stream, command, $"fill {fen} {filling.Slip}", (p, _, _) => p.Fill(filling), (g, c) => Purse(g).Fill(c, filling, showAfter));
            case < 14:
                return new(stream, command, $"take {fen}", (p, _, _) => p.Take(fen), (g, c) => Purse(g).Take(c, fen));
            case < 18:
                return new(stream, command, $"take {fen} in two", (p, _, _) => p.TakeInTwo(fen), (g, c) => Purse(g).TakeInTwo(c, fen));
            case 19 when Random.Next(8) == 0:
                return new(stream, command, "close", (p, _, _) => p.Close(), (g, c) => Purse(g).Close(c));
            default:
                return new(stream, command, $"give back {slip}", (p, _, _) => p.GiveBack(slip), (g, c) => Purse(g).GiveBack(c, slip));
        }
    }

    protected override async Task<(long Version, string Figures)> Look(Grain grain)
    {
        var seen = await Purse(grain).Look();
        return (seen.Version, FiguresOf(new(new(seen.Fen), seen.IsClosed)));
    }

    protected override string FiguresOf(Purse state) => (state with { LastGiver = null }).ToString();

    protected override void Holds(Purse state, IEnumerable<PurseEvent> history) => Assert.True(state.Balance.Fen >= 0, "a purse holds less than nothing");

    private static IPurse Purse(Grain grain) => (IPurse)grain;
}
