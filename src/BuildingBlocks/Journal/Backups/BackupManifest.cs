using System.Text.Json;
using JinhuRedCross.BuildingBlocks.Journal.Seals;

namespace JinhuRedCross.BuildingBlocks.Journal.Backups;

/// <summary>What a backup says of itself; its last entry, <c>manifest.json</c>, whose digest is the archive's comment.</summary>
/// <param name="Format">Raised when an older program could not read it.</param>
/// <param name="Journal">Identity of the journal.</param>
/// <param name="Moment">The moment that the journal is shown at (UTC).</param>
/// <param name="Records">How many records; the position of the last.</param>
/// <param name="Sum">The keyed sum over all of them, lower-case hex.</param>
/// <param name="Audit">The months of the audit trail; none in backups of format 1.</param>
/// <param name="HasKeys">False where the keys are kept apart; then a restore needs them in place.</param>
internal sealed record BackupManifest(
    int Format, string Program, Guid Journal, DateTimeOffset Moment, long Records, string Sum, SealHead? NewestSeal, bool HasKeys, IReadOnlyList<BackupKey> Keys, IReadOnlyList<BackupPart> Parts,
    IReadOnlyList<BackupMonth>? Audit = null)
{
    public const int Newest = 2;
    public const string Name = "manifest.json";

    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <exception cref="JsonException">It is damaged.</exception>
    public static BackupManifest Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<BackupManifest>(json, Options) ?? throw new JsonException("null");
}

/// <summary>A key that the journal was written with: its number, and a digest to know it again.</summary>
internal sealed record BackupKey(byte Number, string Fingerprint);

/// <summary>A month of the audit trail: what the manifest says of the journal, of the month's own.</summary>
internal sealed record BackupMonth(string Month, Guid Journal, long Records, string Sum);

/// <summary>An entry of the archive.</summary>
/// <param name="Count">How many records, names, leaves or seals it holds; 1 for a file.</param>
internal sealed record BackupPart(string Name, long Count, long Bytes, string Sha256);

/// <summary>The backup cannot be restored, or not here; nothing was written.</summary>
public sealed class BackupRefusedException(string zh, string en) : Exception($"{zh} ({en})");
