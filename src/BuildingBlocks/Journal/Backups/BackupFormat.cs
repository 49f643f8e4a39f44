using JinhuRedCross.BuildingBlocks.Journal.Seals;

namespace JinhuRedCross.BuildingBlocks.Journal.Backups;

/// <summary>How rows lie in a backup: the columns as both stores hold them, one after the other, each text and blob with its length before it.</summary>
internal static class BackupFormat
{
    public const string Journal = "journal/";
    public const string Audit = "audit/";
    public const string Rows = "rows";
    public const string Names = "names";
    public const string Leaves = "leaves";
    public const string Seals = "seals";
    public const string Erasures = "erasures.log";
    public const string Keys = "keys/";
    public const string Files = "files/";

    /// <summary>What modules keep beside the journal, such as <c>beside/access</c>.</summary>
    public const string Beside = "beside/";

    public static void Write(BinaryWriter to, JournalRow row)
    {
        to.Write(row.Position);
        to.Write(row.Stream);
        to.Write(row.Version);
        to.Write(row.Name);
        to.Write(row.Data);
        Write(to, row.Private);
        Write(to, row.Command);
        Write(to, row.Fingerprint);
        to.Write(row.Actor);
        to.Write(row.At);
    }

    public static JournalRow ReadRow(BinaryReader from) => new(
        from.ReadInt64(), from.ReadString(), from.ReadInt64(), from.ReadString(), from.ReadString(), ReadBlob(from), ReadBlob(from), ReadBlob(from), from.ReadString(), from.ReadString());

    public static void Write(BinaryWriter to, StoredName name)
    {
        Write(to, name.Name);
        to.Write(name.Stream);
        to.Write(name.Version);
    }

    public static StoredName ReadName(BinaryReader from) => new(ReadBlob(from)!, from.ReadString(), from.ReadInt64());

    public static void Write(BinaryWriter to, Leaf leaf)
    {
        to.Write(leaf.Position);
        to.Write(leaf.Stream);
        Write(to, leaf.Content);
    }

    public static Leaf ReadLeaf(BinaryReader from) => new(from.ReadInt64(), from.ReadString(), ReadBlob(from)!);

    public static void Write(BinaryWriter to, StoredSeal seal)
    {
        to.Write(seal.Size);
        Write(to, seal.Root);
        to.Write(seal.At);
        Write(to, seal.Signature);
        Write(to, seal.Frontier);
    }

    public static StoredSeal ReadSeal(BinaryReader from) => new(from.ReadInt64(), ReadBlob(from)!, from.ReadString(), ReadBlob(from)!, ReadBlob(from)!);

    public static void Write(BinaryWriter to, byte[]? blob)
    {
        to.Write(blob?.Length ?? -1);
        if (blob is not null) to.Write(blob);
    }

    public static byte[]? ReadBlob(BinaryReader from)
    {
        var length = from.ReadInt32();
        if (length < 0) return null;
        var blob = from.ReadBytes(length);
        return blob.Length == length ? blob : throw new EndOfStreamException();
    }
}
