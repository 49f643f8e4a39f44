using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.Numbering;

namespace JinhuRedCross.Fundraising.Features.Shared;

/// <summary>The next number of a series of this year, such as <c>JH-MJ-2026-0001</c>; a repeat of its command finds the number it took before.</summary>
internal sealed class SeriesNumbers(Numbers numbers, TimeProvider clock)
{
    /// <param name="prefix">What the numbers begin with, without the year.</param>
    public Task<(Error? Error, string Number)> Take(Command command, string prefix) => numbers.Next(command, $"{prefix}-{ChinaTime.DayOf(clock.GetUtcNow()).Year}");
}
