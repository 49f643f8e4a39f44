namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>The store is away: what was asked can be asked again later.</summary>
public sealed class JournalUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
