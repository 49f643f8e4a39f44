namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>The journal cannot be written or read now; whether the last append happened is unknown, and the command may be repeated.</summary>
public sealed class JournalUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
