using JinhuRedCross.BuildingBlocks.Domain;
using JinhuRedCross.BuildingBlocks.Tables;

namespace JinhuRedCross.Fundraising.Lists;

/// <summary>What a column of a list can hold.</summary>
internal enum ListField
{
    Number,
    GivenOn,
    Name,
    Amount,
    Remark,
    TransactionNumber,
    Earmark,
    Phone,
    Channel,
    Publicity,
}

/// <summary>Says which column holds what, where the headers do not: by header text, by letter (<c>C</c>) or by number from 1.</summary>
internal sealed record ColumnMapping(IReadOnlyDictionary<string, ListField> Columns)
{
    /// <summary>The mapping as somebody writes it, column → field; the error names a field that does not exist.</summary>
    public static Error? Of(IEnumerable<KeyValuePair<string, string>> columns, out ColumnMapping? mapping)
    {
        mapping = null;
        var fields = new Dictionary<string, ListField>();
        foreach (var (column, field) in columns)
        {
            if (!Enum.TryParse<ListField>(field, ignoreCase: true, out var known) || !Enum.IsDefined(known) || char.IsAsciiDigit(field[0])) return ListErrors.MappingInvalid(field);
            fields[column] = known;
        }

        mapping = new(fields);
        return null;
    }

    /// <summary>The place of a column given by letter or number, counted from 0; null where it is neither.</summary>
    public static int? PlaceOf(string column)
    {
        var text = ListText.Compact(column).ToUpperInvariant();
        if (int.TryParse(text, out var number)) return number is >= 1 and <= 500 ? number - 1 : null;
        if (text.Length is 0 or > 2 || !text.All(char.IsAsciiLetterUpper)) return null;
        return text.Aggregate(0, (place, letter) => (place * 26) + (letter - 'A' + 1)) - 1;
    }
}
