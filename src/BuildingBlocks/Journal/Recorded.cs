namespace JinhuRedCross.BuildingBlocks.Journal;

/// <summary>The name of one aggregate's history: its kind and its id, written <c>campaign-0193…</c> (32 hex digits).</summary>
public readonly record struct StreamId(string Kind, Guid Id)
{
    public static StreamId Parse(string text)
    {
        var cut = text.LastIndexOf('-');
        return new(text[..cut], Guid.ParseExact(text.AsSpan(cut + 1), "N"));
    }

    public override string ToString() => $"{Kind}-{Id:N}";
}

/// <summary>An event as the journal holds it: where it stands in the whole (position, without gaps) and in its stream (version, from 1).</summary>
/// <param name="Command">Id of the command that made it; on a command's first event only.</param>
public sealed record Recorded(long Position, StreamId Stream, long Version, object Event, string Actor, DateTimeOffset At, Guid? Command = null);
