using System.Collections;
using System.Globalization;
using JinhuRedCross.BuildingBlocks.Tables;

namespace JinhuRedCross.Fundraising.Lists;

/// <summary>Gives each data row the number that it has in the list, in a form that no other row of the file has.</summary>
internal sealed class RowNumbers
{
    private const int Plain = 2_000_000;
    private readonly BitArray _seen = new(Plain);
    private readonly Dictionary<string, int> _times = [];
    private int _rows;

    public string Next(string written)
    {
        _rows++;
        var number = Normal(written);
        if (number.Length == 0) number = _rows.ToString(CultureInfo.InvariantCulture);
        var times = Occurrence(number);
        return times == 1 ? number : string.Create(CultureInfo.InvariantCulture, $"{number}#{times}");
    }

    /// <summary>12.0 is 12; a written # gives way, because it tells repeats.</summary>
    private static string Normal(string written)
    {
        var number = ListText.HalfWidth(ListText.Tidy(written)).Replace('#', '＃');
        var point = number.IndexOf('.', StringComparison.Ordinal);
        return point > 0 && number.AsSpan(point + 1).TrimEnd('0').IsEmpty ? number[..point] : number;
    }

    /// <summary>A million plain numbers are remembered by a bit each.</summary>
    private int Occurrence(string number)
    {
        if (IsPlain(number, out var plain) && !_seen[plain])
        {
            _seen[plain] = true;
            return 1;
        }

        var first = IsPlain(number, out _) ? 1 : 0;
        return _times[number] = _times.GetValueOrDefault(number, first) + 1;
    }

    private static bool IsPlain(string number, out int plain) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out plain) && plain < Plain && (number[0] != '0' || number.Length == 1);
}
