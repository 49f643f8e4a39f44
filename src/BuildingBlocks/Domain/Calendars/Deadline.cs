namespace JinhuRedCross.BuildingBlocks.Domain.Calendars;

/// <summary>When something has to be done (K-02 to K-04).</summary>
/// <param name="DueOn">The last day as reckoned: what the society works towards.</param>
/// <param name="LatestOn">The hard limit: the same day, or the first working day after it where it is a day off.</param>
/// <param name="MissingYear">A year whose days off nobody has entered, so that <paramref name="LatestOn"/> may lie later.</param>
public readonly record struct Deadline(DateOnly DueOn, DateOnly LatestOn, int? MissingYear)
{
    public bool IsOver(DateOnly today) => today > LatestOn;
}
