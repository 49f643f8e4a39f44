using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using JinhuRedCross.BuildingBlocks.Tables;

namespace JinhuRedCross.Fundraising.Lists;

/// <summary>What a list says of itself in a row of totals.</summary>
/// <param name="IsPartial">True where the row tells only of a part (小计, 本页合计) or of more than this list (累计).</param>
internal sealed partial record TotalRow(int Row, bool IsPartial, decimal? Total, long? Count)
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("计总共");

    /// <summary>The totals of this row; null where it is none. A donor such as 合计科技 is none.</summary>
    public static TotalRow? From(TableRow row, ListLayout layout)
    {
        var label = LabelOf(row, layout);
        if (label is null) return null;
        var texts = row.Cells.Select(ListText.Compact).Where(text => text.Length > 0).ToList();
        return new(row.Number, Partial().IsMatch(label), TotalOf(row, layout, texts), Only(texts.SelectMany(CountsIn)));
    }

    /// <summary>The totals that titles announce, only where each is told once and for this list.</summary>
    public static TotalRow? FromTitles(IReadOnlyList<TableRow> titles)
    {
        var texts = titles.SelectMany(title => title.Cells).Select(ListText.Compact).ToList();
        if (texts.Exists(text => text.Contains("累计", StringComparison.Ordinal))) return null;
        var announcing = texts.Where(text => Announcement().IsMatch(text)).ToList();
        if (announcing.Count != 1) return null;
        var (count, total) = (Only(CountsIn(announcing[0])), Only(AmountsIn(announcing[0])));
        return count is null && total is null ? null : new(titles[^1].Number, false, total, count);
    }

    private static string? LabelOf(TableRow row, ListLayout layout)
    {
        for (var place = 0; place < row.Cells.Count; place++)
        {
            if (!row.Cells[place].AsSpan().ContainsAny(Marks)) continue;
            var text = ListText.Compact(row.Cells[place]);
            if (Label().IsMatch(text) && !IsBesideAName(row, layout, place) && !IsNumberedDonor(row, layout, place, text)) return text;
        }

        return null;
    }

    /// <summary>A remark such as 共计两次 beside a donor's name leaves the row a gift.</summary>
    private static bool IsBesideAName(TableRow row, ListLayout layout, int place)
    {
        var name = layout.In(row, ListField.Name);
        if (name is null || name.Place == place || string.IsNullOrWhiteSpace(ListLayout.Cell(row, name))) return false;
        return HasItsNumber(row, layout, place) || layout.AllOf(ListField.Remark).Concat(layout.AllOf(ListField.Earmark)).Any(column => column.Place == place);
    }

    /// <summary>A group that gives as 共12人 has a number in the list like every donor.</summary>
    private static bool IsNumberedDonor(TableRow row, ListLayout layout, int place, string text) => HasItsNumber(row, layout, place) && !Plain().IsMatch(text);

    private static bool HasItsNumber(TableRow row, ListLayout layout, int labelPlace) => layout.HasNumbers
        && layout.AllOf(ListField.Number)[0].Place != labelPlace
        && long.TryParse(layout.Text(row, ListField.Number), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static decimal? TotalOf(TableRow row, ListLayout layout, List<string> texts)
    {
        var column = layout.In(row, ListField.Amount);
        if (column is not null && AmountText.Read(ListLayout.Cell(row, column), layout.ScaleOf(column)) is { } amount) return amount;
        if (Only(texts.SelectMany(AmountsIn)) is { } told) return told;
        return Only(texts.Select(text => AmountText.Read(text, layout.Unit)).OfType<decimal>());
    }

    private static IEnumerable<long> CountsIn(string text) => Counts().Matches(text)
        .Select(match => long.TryParse(match.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var count) ? count : (long?)null).OfType<long>();

    private static IEnumerable<decimal> AmountsIn(string text) => Amounts().Matches(text)
        .Select(match => AmountText.Read(match.Groups["n"].Value)).OfType<decimal>();

    private static T? Only<T>(IEnumerable<T> values)
        where T : struct
    {
        var different = values.Distinct().Take(2).ToList();
        return different.Count == 1 ? different[0] : null;
    }

    [GeneratedRegex(@"^(?:本[页日月次批周])?(?:金额|捐款|捐赠|人民币|资金)?(?:合计|总计|共计|小计|累计|总额|总金额|总数|TOTAL)(?:金额|人数|笔数|捐款|总额|数)?(?:$|[:(¥0-9,;元]|共|人民币|收到)|^(?:合|总|共|小)计$|^共(?:收到)?(?:捐款|捐赠)?[0-9]", RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex("^(?:合计|总计|共计|小计|累计|总金额):?$")]
    private static partial Regex Plain();

    [GeneratedRegex("小计|累计|^本[页日月次批周]")]
    private static partial Regex Partial();

    [GeneratedRegex(@"([0-9]+(?:,[0-9]{3})*)(?:人次|笔|人|位|户|条)")]
    private static partial Regex Counts();

    [GeneratedRegex(@"(?:金额|合计|总计|共计|总额|人民币|收到捐款|捐款|¥)[为是:(元)]*¥?(?<n>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)(?![0-9.,]*(?:[人位笔户条万亿]|美|港))|(?<n>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)元")]
    private static partial Regex Amounts();

    [GeneratedRegex("共(?:收到|接收|接受|募集|计|[0-9])|合计|总计|总金额")]
    private static partial Regex Announcement();
}
