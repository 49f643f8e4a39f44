namespace JinhuRedCross.BuildingBlocks.OwnTables;

/// <summary>What a module keeps in tables of its own and a backup must hold: rows in an order in which they can be written again, into either store.</summary>
public interface IKeptBeside
{
    /// <summary>Name of the store, and of its part in a backup; never renamed.</summary>
    string Name { get; }

    /// <summary>All rows of one moment.</summary>
    IEnumerable<byte[]> Read(OwnStore store);

    /// <summary>Adds a further key of its own to the key folder, while no host runs; the name of its file, null where it has none.</summary>
    string? RotateKey(string keyFolder) => null;

    /// <summary>Replaces whatever is there, in one transaction.</summary>
    void Fill(OwnStore store, IEnumerable<byte[]> rows);
}
