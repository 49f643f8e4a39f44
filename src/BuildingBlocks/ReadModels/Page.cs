using JinhuRedCross.BuildingBlocks.Domain;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>One page of a list.</summary>
/// <param name="NextCursor">Where the next page begins; null on the last one.</param>
/// <param name="Total">How many there are in all, where that was asked.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor, long? Total);

/// <summary>Which page somebody wants, as it came in the address.</summary>
/// <param name="Sort">Column names with <c>-</c> for descending: <c>-receivedAt,amount</c>; null for the list's own order.</param>
/// <param name="Question">The list and its filters as they were asked for: a cursor goes on with that question only.</param>
public sealed record PageRequest(string? Cursor = null, int Limit = PageRequest.DefaultLimit, string? Sort = null, bool IncludeTotal = false, string Question = "")
{
    public const int DefaultLimit = 20;
    public const int MaximumLimit = 200;
}

/// <summary>What a question got: a value, or the error that says why not, and whether newer commands may be missing from it.</summary>
/// <param name="Lagging">True when the read model had not caught up in time: the web layer says <c>Read-Lag: true</c>.</param>
public sealed record Answer<T>(T Value, bool Lagging, Error? Error = null);

/// <summary>How a list refuses what it was asked.</summary>
public static class ListErrors
{
    public static Error CursorInvalid { get; } = new(
        ErrorKind.Malformed, "list.cursor_invalid", "分页游标无效：它已损坏，或属于另一组筛选与排序条件，请从第一页重新查询",
        "The cursor is damaged or belongs to another filter or sort: begin with the first page again", Field: "cursor");

    public static Error LimitInvalid(int limit) => new(
        ErrorKind.Malformed, "list.limit_invalid", $"每页条数须在 1 到 {PageRequest.MaximumLimit} 之间，现为 {limit}",
        $"The limit must be from 1 to {PageRequest.MaximumLimit}, not {limit}", Field: "limit");

    public static Error SortUnknown(string name, IEnumerable<string> allowed)
    {
        var names = string.Join(", ", allowed);
        return new(
            ErrorKind.Malformed, "list.sort_unknown", $"不能按“{name}”排序，可用：{names}（前加 - 为降序）",
            $"Cannot sort by '{name}'; allowed: {names} (with - in front for descending)", Field: "sort");
    }

    public static Error SortRepeated(string name) => new(
        ErrorKind.Malformed, "list.sort_repeated", $"排序字段“{name}”重复", $"The sort column '{name}' is given twice", Field: "sort");
}
