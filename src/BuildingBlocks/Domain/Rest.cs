namespace JinhuRedCross.BuildingBlocks.Domain;

/// <summary>A wait that began at some moment, measured so that setting the clock neither lengthens nor shortens it; the default is over.</summary>
internal readonly record struct Rest(long Began, TimeSpan Length)
{
    public static Rest Of(TimeSpan length, TimeProvider clock) => new(clock.GetTimestamp(), length);

    public bool IsOver(TimeProvider clock) => clock.GetElapsedTime(Began) >= Length;
}
