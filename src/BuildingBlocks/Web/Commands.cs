using JinhuRedCross.BuildingBlocks.Journal;

namespace JinhuRedCross.BuildingBlocks.Web;

/// <summary>Makes the journal's command from what HTTP says: the same caller, operation and key are the same command for ever.</summary>
public sealed class Commands(JournalKeys keys)
{
    /// <param name="content">The request's body, or whatever stands for it.</param>
    /// <param name="resolved">What the route's values name, however the caller wrote them.</param>
    public Command From(CommandRequest http, object? content, params IReadOnlyList<string> resolved) => new(
        IdOf(http.Actor, http.Operation, http.Key),
        keys.Fingerprint(http.Fingerprint(content, resolved)),
        http.Actor,
        http.DryRun,
        http.IfMatch is { Any: false } expected ? expected.Versions : null);

    /// <summary>The id of the command that a caller gives under a key.</summary>
    public Guid IdOf(string actor, string operation, string key) => IdOf("command", actor, operation, key);

    /// <summary>The id of a command that something else than a request asks for, such as a row of a list.</summary>
    public Guid IdOf(string kind, params ReadOnlySpan<string> words)
    {
        var id = keys.Name(kind, words);
        // Marked as a UUID of version 8: made by us, from names.
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new(id, bigEndian: true);
    }

    /// <summary>A further command that belongs to one, so that a repeat of the one repeats the other.</summary>
    public Command Following(Command command, string what) => command with { Id = IdOf("following", command.Id.ToString(), what), IfMatch = null };
}
