using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.Fundraising.Domain;

/// <summary>Days that can be meant: within them nothing that is reckoned from a day leaves the calendar.</summary>
internal static class DayRange
{
    private static readonly DateOnly _first = new(1900, 1, 1);
    private static readonly DateOnly _last = new(2199, 12, 31);

    public static Error? Check(DateOnly? day, string field)
    {
        if (day is not { } given || (given >= _first && given <= _last)) return null;
        return Error.Invalid("day.out_of_range",
            $"日期 {given:yyyy-MM-dd} 不合理（{field}）；请填写 {_first:yyyy-MM-dd} 至 {_last:yyyy-MM-dd} 之间的日期", $"{field}: the day {given:yyyy-MM-dd} cannot be meant; give one between {_first:yyyy-MM-dd} and {_last:yyyy-MM-dd}", field: field);
    }
}
