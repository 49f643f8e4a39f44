using System.Globalization;

namespace JinhuRedCross.Organisations.Domain.Grassroots;

/// <summary>A stage of an organisation's life, from its first day to the day before the next one's.</summary>
internal readonly record struct Stage(OrganisationStatus Status, DateOnly From)
{
    private const string Form = "yyyy-MM-dd";

    /// <summary>Stages as one text, <c>Incubating@2025-01-02;Applied@2025-02-03</c>: as a column, so that any day can be asked about.</summary>
    public static string Write(string before, OrganisationStatus status, DateOnly from)
    {
        var stage = $"{status}@{from.ToString(Form, CultureInfo.InvariantCulture)}";
        return before.Length == 0 ? stage : $"{before};{stage}";
    }

    public static IEnumerable<Stage> Read(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('@')).Select(part =>
        new Stage(Enum.Parse<OrganisationStatus>(part[0]), DateOnly.ParseExact(part[1], Form, CultureInfo.InvariantCulture)));

    /// <summary>The stage of a day; null before the first.</summary>
    public static OrganisationStatus? On(string text, DateOnly day)
    {
        OrganisationStatus? status = null;
        foreach (var stage in Read(text))
        {
            if (stage.From > day) break;
            status = stage.Status;
        }

        return status;
    }
}
