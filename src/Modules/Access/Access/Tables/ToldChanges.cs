using System.Security.Cryptography;
using System.Text;
using JinhuRedCross.BuildingBlocks.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace JinhuRedCross.Access.Tables;

/// <summary>What was stored through one context of who may do what, as it was and as it is now, for the audit trail (SEC-09).</summary>
/// <remarks>The digest is over the rows as a backup holds them, a row a line, sorted: so whoever has the backup of the day can compare.</remarks>
internal sealed class ToldChanges : IAuditedChange
{
    private readonly Dictionary<string, (byte[]? Before, byte[]? After)> _rows = new(StringComparer.Ordinal);

    public string? Before => Digest(r => r.Before);

    public string? After => Digest(r => r.After);

    /// <summary>Notes what is about to be stored.</summary>
    public void Note(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && e.Entity is not DoneCommand && AccessBackup.Holds(e.Metadata)))
        {
            var key = $"{entry.Metadata.ClrType.Name} {string.Join(' ', entry.Metadata.FindPrimaryKey()!.Properties.Select(p => entry.Property(p.Name).CurrentValue))}";
            var before = entry.State == EntityState.Added ? null : AccessBackup.Line(entry.Metadata, entry.OriginalValues);
            // Of several changes in one go the first tells what was before, the last what is now.
            _rows[key] = (_rows.TryGetValue(key, out var noted) ? noted.Before : before, entry.State == EntityState.Deleted ? null : AccessBackup.Line(entry.Metadata, entry.CurrentValues));
        }
    }

    private string? Digest(Func<(byte[]? Before, byte[]? After), byte[]?> which)
    {
        var lines = _rows.Values.Select(which).OfType<byte[]>().Select(Encoding.UTF8.GetString).Order(StringComparer.Ordinal).ToList();
        return lines.Count == 0 ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }
}
