using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Web;
using JinhuRedCross.Fundraising.Domain.Numbering;
using JinhuRedCross.Fundraising.Grains;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>The next number of a series of this year, such as <c>JH-MJ-2026-0001</c>; a repeat of its command finds the number it took before.</summary>
internal sealed class SeriesNumbers(IGrainFactory grains, Commands commands, TimeProvider clock)
{
    /// <param name="prefix">What the numbers begin with, without the year.</param>
    public async Task<(Error? Error, string Number)> Take(Command command, string prefix)
    {
        var series = $"{prefix}-{ChinaTime.DayOf(clock.GetUtcNow()).Year}";
        var grain = grains.GetGrain<INumberSeriesGrain>(commands.IdOf("number-series", series));
        if (command.DryRun) return (null, $"{series}-{await grain.Next():D4}");
        var taken = await grain.Take(commands.Following(command, series), series);
        if (taken.Error is { } error) return (error, "");
        var first = taken.Only<NumberTaken>();
        return (null, $"{first.Series}-{first.Number:D4}");
    }
}
