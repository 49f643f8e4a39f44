using System.Globalization;

namespace JinhuRedCross.Organisations.Domain.Sites;

/// <summary>The stages of a site as one text, <c>Preparing@2025-01-02;Running@2025-02-03</c>: as a column, so that any day can be asked about.</summary>
internal static class SiteStages
{
    private const string Form = "yyyy-MM-dd";

    public static string Write(string before, SiteStatus status, DateOnly from)
    {
        var stage = $"{status}@{from.ToString(Form, CultureInfo.InvariantCulture)}";
        return before.Length == 0 ? stage : $"{before};{stage}";
    }

    /// <summary>Where a site stood on a day; null before it was registered.</summary>
    public static SiteStatus? On(string text, DateOnly day)
    {
        SiteStatus? status = null;
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('@')))
        {
            if (DateOnly.ParseExact(part[1], Form, CultureInfo.InvariantCulture) > day) break;
            status = Enum.Parse<SiteStatus>(part[0]);
        }

        return status;
    }
}
