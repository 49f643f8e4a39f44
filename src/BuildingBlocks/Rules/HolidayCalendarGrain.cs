using JinhuRedCross.BuildingBlocks.Domain.Calendars;
using JinhuRedCross.BuildingBlocks.Journal;
using Decided = JinhuRedCross.BuildingBlocks.Journal.Decided<JinhuRedCross.BuildingBlocks.Domain.Calendars.HolidayCalendar, JinhuRedCross.BuildingBlocks.Domain.Calendars.HolidayEvent>;
using StreamId = JinhuRedCross.BuildingBlocks.Journal.StreamId;

namespace JinhuRedCross.BuildingBlocks.Rules;

/// <summary>The holiday calendar: there is one.</summary>
public interface IHolidayCalendarGrain : IGrainWithGuidKey
{
    Task<HolidayCalendar> Show();

    Task<Decided> Enter(Command command, int year, IReadOnlyList<ProposedDay>? days);
}

[GrainType(Kind)]
internal sealed class HolidayCalendarGrain(Journal.Journal journal, Followed<HolidayCalendar, HolidayEvent> followed)
    : AggregateGrain<HolidayCalendar, HolidayEvent>(journal), IHolidayCalendarGrain
{
    public const string Kind = "holidays";

    public Task<HolidayCalendar> Show() => Show((c, _) => c);

    public async Task<Decided> Enter(Command command, int year, IReadOnlyList<ProposedDay>? days)
    {
        var decided = await Decide(command, (c, now) => c.Enter(year, days, command.Actor, now), c => c.VersionOf(year), showAfter: true);
        // Before the answer leaves, so that who was answered is judged by it.
        if (!command.DryRun && decided.After is { } after) followed.Learn(after, decided.Version);
        return decided;
    }
}

/// <summary>Finds the one calendar.</summary>
public static class TheHolidays
{
    internal static readonly StreamId Stream = new(HolidayCalendarGrain.Kind, new("00000000-0000-8000-8000-000000000002"));

    public static IHolidayCalendarGrain Holidays(this IGrainFactory grains) => grains.Grain<IHolidayCalendarGrain>(Stream.Id);
}
