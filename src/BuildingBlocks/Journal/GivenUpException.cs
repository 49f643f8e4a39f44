namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>The other silos do not count on this one any more, because it stops or seems dead: what was asked was not done here and never will be, and may be asked of another one at once.</summary>
public sealed class GivenUpException() : Exception("This silo is no active member of the cluster any more and writes nothing");
