using System.Text.RegularExpressions;
using JinhuRedCross.BuildingBlocks.Tables;

namespace JinhuRedCross.Fundraising.Lists;

/// <summary>Knows the rows of a list that are there for its readers only: notes, signatures, headings, page numbers.</summary>
internal static partial class ListNotes
{
    /// <param name="afterTotal">True below the totals, where single lines are signatures and days.</param>
    public static bool IsNote(TableRow row, ListLayout layout, bool afterTotal)
    {
        if (layout.AllOf(ListField.Amount).Any(column => AmountText.Read(ListLayout.Cell(row, column)) is not null)) return false;
        if (HoldsOnlyItsNumber(row, layout)) return true;
        var texts = row.Cells.Select(ListText.Compact).Where(text => text.Length > 0).ToList();
        return texts.TrueForAll(Note().IsMatch) || (afterTotal && texts.Count == 1);
    }

    /// <summary>Forms are numbered before they are filled in.</summary>
    private static bool HoldsOnlyItsNumber(TableRow row, ListLayout layout) =>
        layout.HasNumbers && row.Cells.Where((cell, place) => place != layout.AllOf(ListField.Number)[0].Place).All(string.IsNullOrWhiteSpace);

    [GeneratedRegex(@"^(?:注|备注|说明|附注|制表|填表|审核|复核|经办|出纳|会计|单位负责人|负责人|联系人|单位|日期|时间)[:(]|^(?:注|说明)[0-9]?[:.、,]|^(?:注|说明)$|^第[0-9一二三四五六七八九十]+页|^共[0-9]+页|^[-—]*[0-9]+/[0-9]+页?[-—]*$|^[^:0-9]{1,12}:|^[(]?[一二三四五六七八九十]+[)、.]|^(?:续表|续上表|以下空白|接上页|转下页)")]
    private static partial Regex Note();
}
