namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>Every aggregate's grain: what was erased from the journal must not come back from its memory.</summary>
public interface IRemembers : IGrainWithGuidKey
{
    /// <summary>Forgets recent answers and reads its stream again before the next decision.</summary>
    Task Forget();
}
