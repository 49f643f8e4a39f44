using JinhuRedCross.BuildingBlocks.Journal;
using Microsoft.Extensions.Logging;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>Opens what is stored, and throws away what does not belong to the journal or cannot be read: it is made again.</summary>
internal static class ReadOpening
{
    public static ReadWriter Open(ReadSide reads, IJournalReader journal, ILogger log)
    {
        if (TryOpen(reads, journal) is { } writer) return writer;
        log.LogWarning("The stored read models are damaged or belong to another journal; making them again");
        reads.Store.Discard();
        return TryOpen(reads, journal) ?? throw new InvalidOperationException("New read models don't belong to the journal they were made for");
    }

    private static ReadWriter? TryOpen(ReadSide reads, IJournalReader journal)
    {
        ReadWriter? writer = null;
        try
        {
            writer = new(reads.Store, reads.Contexts, reads.Models);
            if (!writer.BelongsTo(journal))
            {
                writer.Dispose();
                return null;
            }

            foreach (var track in reads.Tracks) track.Restart(writer.Prepare(track.Model));
            return writer;
        }
        catch (Exception fault) when (reads.Store.IsBroken(fault))
        {
            writer?.Dispose();
            return null;
        }
        catch
        {
            writer?.Dispose();
            throw;
        }
    }
}
