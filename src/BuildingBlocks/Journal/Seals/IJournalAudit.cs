namespace JinhuRedCross.BuildingBlocks.Journal.Seals;

/// <summary>A module's own check of the whole journal, such as of its balances: it sees each record in order and says at the end what does not fit.</summary>
/// <remarks>It runs on journals of a million records: it keeps sums, not records. One object serves one run.</remarks>
public interface IJournalAudit
{
    void See(Recorded record);

    IEnumerable<(long Position, string Stream, string Zh, string En)> Finish();
}
