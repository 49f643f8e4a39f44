using System.Globalization;

namespace JinhuRedCross.Organisations.Domain.Grassroots;

/// <summary>Under whom an organisation was, as one text of <c>parent@day</c>, the first day of each; without a parent nothing stands before the sign. As a column, so that any day can be asked about.</summary>
internal static class PastParents
{
    private const string Form = "yyyy-MM-dd";

    public static string Write(string before, Guid? parent, DateOnly from)
    {
        var stretch = $"{parent}@{from.ToString(Form, CultureInfo.InvariantCulture)}";
        return before.Length == 0 ? stretch : $"{before};{stretch}";
    }

    /// <summary>The parent of a day; null where there was none, or before the first day.</summary>
    public static Guid? On(string text, DateOnly day)
    {
        Guid? parent = null;
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('@')))
        {
            if (DateOnly.ParseExact(part[1], Form, CultureInfo.InvariantCulture) > day) break;
            parent = part[0].Length == 0 ? null : Guid.Parse(part[0]);
        }

        return parent;
    }
}
