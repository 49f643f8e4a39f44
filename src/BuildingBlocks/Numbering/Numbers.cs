using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Domain.Numbering;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;

namespace JinhuRedCross.BuildingBlocks.Numbering;

/// <summary>Hands out numbers that people read aloud, such as <c>JH-MJ-2026-0001</c>: for each command one, the same again for its repeat.</summary>
public sealed class Numbers(IGrainFactory grains, Commands commands)
{
    /// <summary>The next number of a series; of a dry run what it would be.</summary>
    public async Task<(Error? Error, string Number)> Next(Command command, string series)
    {
        var grain = grains.Grain<INumberSeriesGrain>(commands.IdOf("number-series", series));
        if (command.DryRun) return (null, $"{series}-{await grain.Next():D4}");
        var taken = await grain.Take(commands.Following(command, series), series);
        if (taken.Error is { } error) return (error, "");
        var first = taken.Only<NumberTaken>();
        return (null, $"{first.Series}-{first.Number:D4}");
    }
}
