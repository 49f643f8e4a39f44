using JinhuRedCross.BuildingBlocks.Journal;
using JinhuRedCross.BuildingBlocks.ReadModels;
using JinhuRedCross.BuildingBlocks.ReadModels.Sqlite;
using JinhuRedCross.Fundraising.ReadModels;
using JinhuRedCross.UnitTests.Fundraising;

namespace JinhuRedCross.UnitTests.Simulation;

/// <summary>The read database that all silos share, and what must stand in it.</summary>
internal sealed class Lists : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("jinhu-simulation-");

    public ReadSide Open(IJournalReader journal, TimeProvider clock) => new(
        [new ReadModel<CampaignRow>(), new ReadModel<DonationRow>(), new ReadModel<DisbursementRow>()], new SqliteReadStore(Path.Combine(_folder.FullName, "read.db")), journal, clock);

    /// <summary>Every list holds what its projection makes of the records up to where it says it has come.</summary>
    public static void SayWhat(IReadOnlyList<Recorded> records, ReadSide reads)
    {
        Compare<CampaignRow>(records, reads);
        Compare<DonationRow>(records, reads);
        Compare<DisbursementRow>(records, reads);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static void Compare<TRow>(IReadOnlyList<Recorded> records, ReadSide reads)
        where TRow : class, IReadModel<TRow>
    {
        var position = reads.TrackOf(typeof(TRow)).Position;
        Assert.True(position <= records.Count, $"{TRow.Table.Name} stands at {position} of {records.Count}");
        using var context = reads.Contexts.ForQuestion();
        var expected = CampaignRows.Fold<TRow>(records.Take((int)position)).OrderBy(r => r.Id);
        Assert.Equal(expected, context.Set<TRow>().AsEnumerable().OrderBy(r => r.Id));
    }
}
