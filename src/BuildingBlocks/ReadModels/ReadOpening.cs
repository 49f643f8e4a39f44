using JinhuRedCross.BuildingBlocks.Journal;
using Microsoft.Extensions.Logging;

namespace JinhuRedCross.BuildingBlocks.ReadModels;

/// <summary>Opens what is stored, and throws away what does not belong to the journal or cannot be read: it is made again.</summary>
internal static class ReadOpening
{
    public static async Task<ReadWriter> Open(ReadSide reads, IJournalReader journal, ILogger log, CancellationToken cancel)
    {
        if (await TryOpen(reads, journal, cancel) is { } writer) return writer;
        log.LogWarning("The stored read models are damaged or belong to another journal; making them again");
        reads.Discard();
        return await TryOpen(reads, journal, cancel) ?? throw new InvalidOperationException("New read models don't belong to the journal they were made for");
    }

    private static async Task<ReadWriter?> TryOpen(ReadSide reads, IJournalReader journal, CancellationToken cancel)
    {
        ReadWriter? writer = null;
        try
        {
            writer = new(reads.Store, reads.Contexts);
            if (!await writer.Tables.BelongTo(journal, cancel))
            {
                writer.Dispose();
                return null;
            }

            var newest = await journal.NewestNow(cancel);
            foreach (var track in reads.Tracks) track.Restart(writer.Tables.Prepare(track.Model, newest));
            return writer;
        }
        catch (Exception fault) when (reads.Store.IsDamaged(fault))
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
