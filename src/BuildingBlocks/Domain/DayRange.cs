namespace JinhuRedCross.BuildingBlocks.Domain;

/// <summary>Days that can be meant: within them nothing that is reckoned from a day leaves the calendar.</summary>
public static class DayRange
{
    public static readonly DateOnly First = new(1900, 1, 1);
    public static readonly DateOnly Last = new(2199, 12, 31);

    public static Error? Check(DateOnly? day, string field)
    {
        if (day is not { } given || (given >= First && given <= Last)) return null;
        return Error.Invalid("day.out_of_range",
            $"日期 {given:yyyy-MM-dd} 不合理（{field}）；请填写 {First:yyyy-MM-dd} 至 {Last:yyyy-MM-dd} 之间的日期", $"{field}: the day {given:yyyy-MM-dd} cannot be meant; give one between {First:yyyy-MM-dd} and {Last:yyyy-MM-dd}", field: field);
    }
}
